//! `counterpoint export`: a map as a page that any browser shows, or as a picture.

use std::io::Write;
use std::path::Path;

use super::{ExitCode, print};
use crate::files::{Disk, Expect, contents, load, save};
use crate::picture::{Form, Look, exported};
use crate::words;

/// Writes a map in the form that the extension of `output` names.
pub fn export_file(map: &Path, output: &Path, look: Look, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let Some(form) = Form::of(output) else {
        let forms = Form::ALL.map(|form| format!(".{}", form.extension())).join(", ");
        print(err, &words::with("cli-export-form", &[("forms", forms.into())]));
        return ExitCode::Unreadable;
    };
    let loaded = match load(&Disk, map, &|_| true) {
        Ok(loaded) => loaded,
        Err(cannot) => {
            print(err, &cannot.to_string());
            return ExitCode::Unreadable;
        }
    };
    for problem in &loaded.opened.problems {
        print(err, &problem.to_string());
    }
    let opened = &loaded.opened;
    let written = contents(&opened.map, &opened.ledger).map_err(|why| why.to_string());
    let written =
        written.and_then(|file| exported(&opened.map, &file, form, look, None).map_err(|why| why.to_string()));
    let written = written.and_then(|bytes| match save(&Disk, output, &bytes, Expect::Anything) {
        Ok(_) => Ok(bytes.len()),
        Err(why) => Err(why.to_string()),
    });
    match written {
        Ok(size) => {
            let facts = [("path", output.display().to_string().into()), ("size", (size / 1000).into())];
            print(out, &words::with("cli-exported", &facts));
            if opened.problems.is_empty() { ExitCode::Ok } else { ExitCode::Problems }
        }
        Err(why) => {
            let path = output.display().to_string();
            print(err, &words::with("notice-not-saved", &[("why", why.into()), ("path", path.into())]));
            ExitCode::Unreadable
        }
    }
}
