//! `counterpoint export`: a map as a page that any browser shows, as a picture, or as text for other programs.

use std::io::Write;
use std::path::Path;

use super::{ExitCode, print, read};
use crate::files::{Disk, Expect, contents, installed, save};
use crate::formats::shown_path;
use crate::formats::text_export::{TextForm, written};
use crate::i18n;
use crate::picture::{Exported, Form, ImageOptions, exported, missing_letters};

/// Writes a map in the form that the extension of `output` names.
pub fn export_file(
    map: &Path,
    output: &Path,
    look: ImageOptions,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    let (form, text) = (Form::of(output), TextForm::of(output));
    if form.is_none() && text.is_none() {
        let forms = Form::ALL.map(Form::extension).into_iter().chain(TextForm::ALL.map(TextForm::extension));
        let forms = forms.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ");
        print(err, &i18n::cli::export_form(forms));
        return ExitCode::Unreadable;
    }
    let Some(opened) = read(map, err) else { return ExitCode::Unreadable };
    let made = match (form, text) {
        (Some(form), _) => contents(&opened.map, &opened.ledger)
            .map_err(|why| why.to_string())
            .and_then(|file| exported(&opened.map, &file, form, look, None, &installed).map_err(|why| why.to_string())),
        (None, text) => {
            let bytes = written(&opened.map, text.unwrap_or_default()).into_bytes();
            Ok(Exported { bytes, missing: Vec::new() })
        }
    };
    if let Some(said) = made.as_ref().ok().and_then(|made| missing_letters(&made.missing)) {
        print(err, &said);
    }
    let saved = made.map(|made| made.bytes).and_then(|bytes| match save(&Disk, output, &bytes, Expect::Anything) {
        Ok(_) => Ok(bytes.len()),
        Err(why) => Err(why.to_string()),
    });
    match saved {
        Ok(size) => {
            print(out, &i18n::cli::exported(shown_path(output), size.div_ceil(1000)));
            ExitCode::of(&opened)
        }
        Err(why) => {
            let path = shown_path(output);
            print(err, &i18n::cli::not_saved(why, path));
            ExitCode::Unreadable
        }
    }
}
