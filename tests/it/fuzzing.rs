//! The fuzz targets on the stable toolchain: everything that was ever found, and what is near the files that there are.

use crate::support::targets;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::support::dice::Dice;
use crate::support::packed::packed;
use counterpoint::app::{SHIPPED, shipped_map};
use counterpoint::files::{contents, installed};
use counterpoint::formats::journal::{About, beginning, step};
use counterpoint::picture::{Form, ImageOptions, exported};

/// How many changed copies of each file every target is given.
const CHANGED: usize = 60;

/// Files as there are, from which others are made.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let maps: Vec<Vec<u8>> = SHIPPED
        .iter()
        .map(|(name, _)| {
            let opened = shipped_map(name).unwrap();
            contents(&opened.map, &opened.ledger).unwrap()
        })
        .collect();
    match target {
        "map_file" | "exports" => maps,
        "share_page" => {
            let opened = shipped_map("blank-debate").unwrap();
            let file = contents(&opened.map, &opened.ledger).unwrap();
            let forms = [Form::Page, Form::Svg, Form::Png, Form::Pdf];
            forms.map(|form| exported(&opened.map, &file, form, ImageOptions::default(), None, &installed).unwrap().bytes).into()
        }
        "recovery_journal" => {
            let base = String::from_utf8(maps[0].clone()).unwrap();
            let patch = format!("{{\"map\": {base}, \"gone\": [\"a-1\"]}}");
            let parts = format!("{base}\0{patch}").into_bytes();
            vec![(beginning(&About::default(), &base) + &step(&patch)).into_bytes(), parts]
        }
        "profile_files" => vec![
            br#"{"theme": "dark", "name": "Ann", "recent": ["/a/b.argmap"], "versions": 3}"#.to_vec(),
            br#"{"spot": {"x": 1.5, "y": -2, "zoom": 1}, "folded": ["a-1"], "bookmarks": [{"name": "n", "spot": null}]}"#.to_vec(),
        ],
        "plain_document" => vec![
            "A text.\r\n\r\nWith two paragraphs, \u{201C}quotes\u{201D} and \u{5d0}\u{5d1}\u{5d2}.".as_bytes().to_vec(),
            b"# Head\n\nWords[^1].\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Note.".to_vec(),
            b"<!doctype html><html><head><title>T</title></head><body><article><h1>T</h1><p>Some words, and more.</p></article></body></html>".to_vec(),
        ],
        "packed_document" => vec![
            packed(&[
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Trade.</w:t></w:r></w:p></w:body></w:document>"),
            ]),
            b"\x00<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Trade.</w:t></w:r></w:p></w:body></w:document>".to_vec(),
            b"\x01<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text><text:p>Trade.\
              </text:p></office:text></office:body></office:document-content>"
                .to_vec(),
            b"\x02<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest><item id=\"a\" href=\"1.xhtml\" \
              media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>\0\
              <html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Trade.</p></body></html>"
                .to_vec(),
        ],
        "pdf_document" => vec![
            b"BT /F1 12 Tf 72 700 Td (Harbours bring trade.) Tj 0 -14 Td [(So) -300 (they) 20 (say.)] TJ ET\0\
              /CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <48> <0041> endbfchar endcmap end"
                .to_vec(),
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>".to_vec(),
        ],
        _ => (0..4_u8).map(|n| (0..=255_u8).map(|at| at.wrapping_mul(n * 2 + 37)).collect()).collect(),
    }
}

/// A copy with some places changed as disks, mails and enemies change them.
fn changed(dice: &mut Dice, seed: &[u8]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        let end = (at + dice.below(64)).min(bytes.len());
        match dice.below(8) {
            _ if bytes.is_empty() => bytes.push(dice.below(256) as u8),
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes[at] = dice.below(256) as u8,
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let part = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, part);
            }
            5 => {
                let words: [&[u8]; 12] = [
                    b"1e308",
                    b"-1",
                    b"null",
                    b"\"\"",
                    b"{",
                    b"]",
                    b"\xFF\xFE",
                    b"\0",
                    b"99999999999999999999",
                    b"a-1",
                    b"</",
                    b"\xE2\x80\xAE",
                ];
                bytes.splice(at..at, words[dice.below(words.len())].iter().copied());
            }
            // Numbers are where limits are.
            6 => {
                if let Some(digit) = bytes.iter_mut().skip(at).find(|byte| byte.is_ascii_digit()) {
                    *digit = b'0' + dice.below(10) as u8;
                }
            }
            _ => bytes[at..end].reverse(),
        }
    }
    bytes
}

#[test]
fn nothing_that_is_near_a_file_breaks_a_target() {
    for (name, target) in targets::ALL {
        let mut dice = Dice::new(0x5EED);
        for seed in seeds(name) {
            target(&seed);
            for _ in 0..CHANGED {
                let bytes = changed(&mut dice, &seed);
                if catch_unwind(AssertUnwindSafe(|| target(&bytes))).is_err() {
                    let path = std::env::temp_dir().join(format!("{name}-found"));
                    std::fs::write(&path, &bytes).unwrap();
                    panic!("{name} breaks on {}: put it into fuzz/corpus/{name}", path.display());
                }
            }
        }
    }
}

#[test]
fn everything_that_was_ever_found_is_mended() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut count = 0;
    for (name, target) in targets::ALL {
        let files = std::fs::read_dir(corpus.join(name)).into_iter().flatten();
        for file in files {
            let path = file.unwrap().path();
            println!("{}", path.display());
            target(&std::fs::read(path).unwrap());
            count += 1;
        }
    }
    println!("{count} files");
}
