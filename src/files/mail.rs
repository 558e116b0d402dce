//! A mail with maps attached: handed to the user's own mail program, or, where none takes it, written as an
//! ordinary `.eml` draft, which every mail program opens.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::mail_program::MailProgram;
use super::profile::make_folder;
use super::save::{SaveError, save_private};

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAttachment {
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A mail that somebody is to be found for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// What is attached.
    pub files: Vec<MailAttachment>,
}

/// What became of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Composed {
    /// The user's mail program has it, with the files that are at these paths.
    InProgram(Vec<PathBuf>),
    /// It is a draft in this file, for whichever program opens it.
    Draft(PathBuf),
}

/// Base64 in lines of 76, as mail wants it (RFC 2045, section 6.8).
fn folded_base64(bytes: &[u8]) -> String {
    let coded = STANDARD.encode(bytes);
    let mut out = String::with_capacity(coded.len() + coded.len() / 38);
    for (column, letter) in coded.chars().enumerate() {
        if column > 0 && column % 76 == 0 {
            out.push_str("\r\n");
        }
        out.push(letter);
    }
    out
}

/// A header value that may hold any text: encoded words of at most 75 characters, folded (RFC 2047,
/// section 2).
fn header(text: &str) -> String {
    if text.is_ascii() && text.len() <= 60 && !text.contains("=?") && !text.contains(|c: char| c.is_ascii_control()) {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for c in text.chars().take(300) {
        if words.last().is_some_and(|word| word.len() + c.len_utf8() > 42) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    let encoded = words.iter().map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word)));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

/// A file name that no system chokes on and no header breaks at.
fn plain_name(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let name: String = name.chars().map(plain).take(80).collect();
    name.trim_start_matches(['.', '-']).to_owned()
}

/// The draft as text. `X-Unsent` makes mail programs open it as one.
fn message(mail: &Mail) -> String {
    let boundary = "counterpoint-map-boundary";
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "Subject: {}\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        header(&mail.subject),
        folded_base64(mail.body.as_bytes()),
    );
    for MailAttachment { name, kind, bytes } in &mail.files {
        let name = plain_name(name);
        let _ = write!(
            text,
            "--{boundary}\r\nContent-Type: {kind}; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n",
            folded_base64(bytes)
        );
    }
    let _ = write!(text, "--{boundary}--\r\n");
    text
}

/// Navigation a mail to the user's mail program, or writes a draft. The files are kept in `folder` of the profile until
/// the next mail, because mail programs read them when they please.
///
/// # Errors
/// When a file cannot be written.
pub fn compose(folder: &Path, mail: &Mail, program: Option<&MailProgram>) -> Result<Composed, SaveError> {
    make_folder(folder).map_err(|error| SaveError::Io(crate::i18n::problems::step_write, error))?;
    let mut paths = Vec::new();
    for file in &mail.files {
        let path = folder.join(plain_name(&file.name));
        save_private(&path, &file.bytes)?;
        paths.push(path);
    }
    if program.is_some_and(|program| program.takes(mail, &paths)) {
        return Ok(Composed::InProgram(paths));
    }
    let name = mail.files.first().map(|file| plain_name(&file.name)).unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let path = folder.join(format!("{stem}.eml"));
    save_private(&path, message(mail).as_bytes())?;
    Ok(Composed::Draft(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        let file =
            |name: &str, bytes: &[u8]| MailAttachment { name: name.into(), kind: "text/html", bytes: bytes.into() };
        let files = vec![file("a \"b\".argmap", b"{}"), file("../../page.html", &[7; 500])];
        Mail { subject: "Evil\r\nBcc: someone@example.org".into(), body: "Grüße".into(), files }
    }

    #[test]
    fn nothing_in_a_mail_can_add_a_header_or_leave_its_folder() {
        let text = message(&mail());
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(!head.contains("Bcc"), "{head}");
        assert!(text.lines().all(|line| line.len() <= 120), "base64 is folded");
        assert!(text.contains("filename=\"a--b-.argmap\""));
        assert!(header(&"ä".repeat(200)).lines().all(|line| line.len() <= 76));
        assert_eq!(plain_name("../../x"), "x");
    }

    #[cfg(unix)]
    #[test]
    fn every_program_gets_the_whole_mail_and_where_it_fails_there_is_a_draft() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let said = folder.path().join("said");
        // Stands in for the programs of the three systems: notes what it was given.
        let program = |code: u8| {
            let path = folder.path().join(format!("program-{code}"));
            let script = format!(
                "#!/bin/sh\n{{ for a in \"$@\"; do echo \"$a\"; done; env | sed -n '/^COUNTERPOINT_MAIL/,$p'; }} > '{}'\nexit {code}\n",
                said.display()
            );
            save_private(&path, script.as_bytes()).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
            path
        };
        let outbox = folder.path().join("outbox");
        let (good, bad) = (program(0), program(4));
        for make in [MailProgram::XdgEmail, MailProgram::AppleMail, MailProgram::SimpleMapi] {
            let composed = compose(&outbox, &mail(), Some(&make(good.clone()))).unwrap();
            let paths = match composed {
                Composed::InProgram(paths) => paths,
                Composed::Draft(_) => Vec::new(),
            };
            assert_eq!(paths.len(), 2);
            let said = std::fs::read_to_string(&said).unwrap();
            for path in &paths {
                assert!(path.starts_with(&outbox) && said.contains(&path.display().to_string()), "{said}");
            }
            assert!(said.contains("Grüße") && said.contains("Evil\r\nBcc: someone@example.org"), "{said}");
            let composed = compose(&outbox, &mail(), Some(&make(bad.clone()))).unwrap();
            assert!(is_draft(&composed), "{composed:?}");
        }
        for program in [None, Some(MailProgram::XdgEmail(folder.path().join("nowhere")))] {
            assert!(is_draft(&compose(&outbox, &mail(), program.as_ref()).unwrap()));
        }
    }

    #[cfg(unix)]
    fn is_draft(composed: &Composed) -> bool {
        let Composed::Draft(path) = composed else { return false };
        std::fs::read_to_string(path).unwrap().contains("X-Unsent: 1")
    }
}
