//! The way in which each system hands a mail to its user's own mail program.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::mail::Mail;

const APPLE_MAIL: &str = include_str!("../../assets/mail/mail.applescript");
const SIMPLE_MAPI: &str = include_str!("../../assets/mail/mapi.ps1");

/// What takes a mail: a program of the system, at this path.
///
/// What is in the mail reaches each of them as an argument or in its environment. The scripts are constant, so that
/// no title of a map can become a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailProgram {
    /// `xdg-email`, which knows the mail programs of the Linux desktops.
    XdgEmail(PathBuf),
    /// `osascript`, which asks Mail, if that is the program that takes this user's mails.
    AppleMail(PathBuf),
    /// Windows PowerShell, which calls the program that is registered for Simple MAPI.
    SimpleMapi(PathBuf),
}

impl MailProgram {
    /// The one of this system, if it has one.
    pub fn of_this_system() -> Option<Self> {
        if cfg!(target_os = "macos") {
            let program = PathBuf::from("/usr/bin/osascript");
            return program.is_file().then_some(Self::AppleMail(program));
        }
        if cfg!(windows) {
            let program =
                PathBuf::from(std::env::var_os("SystemRoot")?).join("System32/WindowsPowerShell/v1.0/powershell.exe");
            return program.is_file().then_some(Self::SimpleMapi(program));
        }
        let path = std::env::var_os("PATH")?;
        let found = std::env::split_paths(&path).map(|folder| folder.join("xdg-email")).find(|path| path.is_file());
        found.map(Self::XdgEmail)
    }

    /// Whether it takes the mail: each of these programs says so by its exit code. Waits until it has answered, which
    /// with Simple MAPI is when the window of the mail is closed.
    pub(super) fn takes(&self, mail: &Mail, files: &[PathBuf]) -> bool {
        let mut command = self.command(mail, files);
        let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        done.is_ok_and(|status| status.success())
    }

    fn command(&self, mail: &Mail, files: &[PathBuf]) -> Command {
        match self {
            Self::XdgEmail(program) => {
                let mut command = Command::new(program);
                command.args(["--utf8", "--subject", &mail.subject, "--body", &mail.body]);
                for file in files {
                    command.arg("--attach").arg(file);
                }
                command
            }
            Self::AppleMail(program) => {
                let mut command = Command::new(program);
                // A subject that begins with a hyphen must not be read as an option, so a plain word comes first.
                command.args(["-e", APPLE_MAIL, "mail", &mail.subject, &mail.body]).args(files);
                command
            }
            Self::SimpleMapi(program) => {
                let paths: Vec<&OsStr> = files.iter().map(|file| file.as_os_str()).collect();
                let mut command = Command::new(program);
                command
                    .args(["-NoProfile", "-NonInteractive", "-STA", "-WindowStyle", "Hidden", "-Command", SIMPLE_MAPI])
                    .env("COUNTERPOINT_MAIL_SUBJECT", &mail.subject)
                    .env("COUNTERPOINT_MAIL_TEXT", &mail.body)
                    // No path on Windows can hold a bar.
                    .env("COUNTERPOINT_MAIL_FILES", paths.join(OsStr::new("|")));
                #[cfg(windows)]
                {
                    use std::os::windows::process::CommandExt;
                    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
                    command.creation_flags(CREATE_NO_WINDOW);
                }
                command
            }
        }
    }
}
