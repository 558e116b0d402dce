//! Printed pages: paragraphs put together from lines, over columns and pages; without running heads and page numbers,
//! which become the names of pages.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_oxide::PdfDocument;
use pdf_oxide::extractors::SpanMergingConfig;
use pdf_oxide::extractors::page_labels::PageLabelExtractor;
use pdf_oxide::object::Object;

use super::DocumentProgress;
use super::paragraph_builder::{ParagraphBuilder, tidy};
use super::pdf_page::{PageLine, PagePiece, lines};
use super::plain::join;
use crate::model::{ParagraphKind, limits};
use crate::sources::document::{CannotRead, DocumentKind, Loss};

/// After so many pages that the library reads only without looking at the others, it is not made to look any more.
const MOST_ALONE: usize = 2;

/// Reads a document.
pub fn read(bytes: &[u8], tell: DocumentProgress<'_>) -> Result<ParagraphBuilder, CannotRead> {
    let damaged = |error: pdf_oxide::Error| CannotRead::Damaged(error.to_string());
    let pdf = guarded(|| PdfDocument::from_bytes(bytes.to_vec()))?.map_err(damaged)?;
    if pdf.is_encrypted() && !pdf.is_authenticated() {
        return Err(CannotRead::Locked);
    }
    let count = guarded(|| pdf.page_count())?.map_err(damaged)?;
    if count > limits::SOURCE_PAGES {
        return Err(CannotRead::TooManyParts(limits::SOURCE_PAGES));
    }
    let mut pages: Vec<Vec<PageLine>> = Vec::with_capacity(count);
    let (mut length, mut unread, mut alone) = (0, 0, 0);
    for number in 0..count {
        tell(number as f32 / count.max(1) as f32);
        // The library's own way looks at all pages for what repeats: one that breaks it breaks it for all, and then it is
        // not tried on each of them.
        let whole = (alone < MOST_ALONE).then(|| guarded(|| pdf.extract_spans(number))).and_then(Result::ok);
        let is_whole = whole.is_some();
        let plain = || guarded(|| pdf.extract_spans_with_config(number, SpanMergingConfig::default()));
        let spans = whole.map_or_else(plain, Ok).and_then(|spans| spans.map_err(damaged));
        alone += usize::from(!is_whole && spans.is_ok());
        unread += usize::from(spans.is_err());
        let page = lines(spans.map(pieces).unwrap_or_default());
        length += page.iter().map(|line| line.words.len()).sum::<usize>();
        pages.push(page);
        if length > limits::SOURCE_BYTES {
            break;
        }
    }
    let empty = pages.iter().filter(|page| page.is_empty()).count();
    if empty == pages.len() {
        return Err(if unread > 0 { broken() } else { CannotRead::Scan(count) });
    }
    let mut draft = ParagraphBuilder::new(DocumentKind::Pdf);
    if unread > 0 {
        draft.lose(Loss::PagesUnread(unread));
    }
    if alone > 0 {
        draft.lose(Loss::PagesReadPlainly(alone));
    }
    if empty > unread {
        draft.lose(Loss::PagesWithoutText(empty - unread));
    }
    if length > limits::SOURCE_BYTES {
        draft.lose(Loss::TooLong);
    }
    // Without what it says of itself, and the names of its pages, it is still a text.
    let _ = guarded(|| describe(&pdf, &mut draft));
    let given = guarded(|| {
        let labels = PageLabelExtractor::extract(&pdf).unwrap_or_default();
        (!labels.is_empty()).then(|| PageLabelExtractor::get_all_labels(&labels, count))
    });
    let given = given.ok().flatten();
    // Labels that only count say less than what is printed.
    let counts = |labels: &Vec<String>| labels.iter().enumerate().all(|(page, label)| *label == (page + 1).to_string());
    let given = given.filter(|labels| !counts(labels));
    let printed = take_running_heads(&mut pages);
    let names: Vec<String> = (0..pages.len())
        .map(|page| {
            let given = given.as_ref().and_then(|labels| labels.get(page)).filter(|label| !label.is_empty());
            given.cloned().or_else(|| printed.get(&page).cloned()).unwrap_or_else(|| (page + 1).to_string())
        })
        .collect();
    write(&pages, &names, &mut draft);
    Ok(draft)
}

/// What the library makes of a part of the document. Some that are damaged make it break down; the others are read all the
/// same.
fn guarded<T>(part: impl FnOnce() -> T) -> Result<T, CannotRead> {
    catch_unwind(AssertUnwindSafe(part)).map_err(|_| broken())
}

fn broken() -> CannotRead {
    CannotRead::Damaged("its pages".to_owned())
}

/// The pieces of a page that stand upright.
fn pieces(spans: Vec<pdf_oxide::layout::TextSpan>) -> Vec<PagePiece> {
    let upright = spans.into_iter().filter(|span| span.rotation_degrees.abs() < 1.0);
    let finite = upright
        .filter(|span| [span.bbox.x, span.bbox.y, span.bbox.width, span.font_size].iter().all(|n| n.is_finite()));
    finite
        .map(|span| PagePiece {
            x: span.bbox.x,
            y: span.bbox.y,
            width: span.bbox.width.max(0.0),
            size: span.font_size.abs(),
            bold: span.font_weight as u16 >= 600,
            words: span.text,
        })
        .collect()
}

/// What the document says of itself, unless that is only the name of the program or file that it was made with.
fn describe(pdf: &PdfDocument, draft: &mut ParagraphBuilder) {
    let info =
        pdf.trailer().as_dict().and_then(|trailer| trailer.get("Info")).and_then(|info| pdf.resolve_object(info).ok());
    let info = info.as_ref().and_then(Object::as_dict);
    let text = |name: &str| {
        let value = info.and_then(|info| info.get(name)).and_then(|value| pdf.resolve_object(value).ok());
        value.as_ref().and_then(Object::as_string).map(|bytes| tidy(&text_string(bytes))).unwrap_or_default()
    };
    let title = text("Title");
    let lower = title.to_lowercase();
    let is_file = lower.starts_with("microsoft word")
        || lower.starts_with("untitled")
        || lower.contains('\\')
        || [".doc", ".docx", ".dvi", ".tex", ".indd", ".pdf"].iter().any(|end| lower.ends_with(end));
    if !is_file {
        draft.document.title = title;
    }
    let authors = text("Author");
    for name in authors.split([';', ',']).flat_map(|part| part.split(" and ")) {
        draft.author(name);
    }
    // D:20211217093000+01'00'
    let date = text("CreationDate");
    let digits: String = date.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).take(8).collect();
    if let (Some(year), Some(month), Some(day)) = (digits.get(..4), digits.get(4..6), digits.get(6..8)) {
        draft.document.date = format!("{year}-{month}-{day}");
    }
}

/// A text string of PDF (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else close enough to Latin-1.
fn text_string(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// How many lines at the top and at the bottom of a page may be running heads.
const EDGE_LINES: usize = 3;

/// A line without its numbers, to be compared with those of other pages.
fn pattern(line: &PageLine) -> String {
    let digits = |c: char| if c.is_ascii_digit() { '#' } else { c };
    tidy(&line.words).to_lowercase().chars().map(digits).collect::<String>().replace("##", "#").replace("##", "#")
}

/// The number of a page, if the line is nothing else: `12`, `– 12 –`, `xii`, `Page 12 of 30`.
fn page_number(line: &PageLine) -> Option<String> {
    let words = tidy(&line.words).to_lowercase();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let words = words.strip_prefix("page ").unwrap_or(words);
    let number = words.split([' ', '/']).next()?;
    let rest = words.get(number.len()..)?.trim_matches(|c: char| !c.is_alphanumeric());
    let is_rest = rest.is_empty() || rest.split_whitespace().all(|word| word == "of" || word.parse::<u32>().is_ok());
    let is_roman = || number.chars().all(|c| "ivxlc".contains(c)) && number.len() <= 7;
    let is_number =
        !number.is_empty() && number.len() <= 7 && (number.chars().all(|c| c.is_ascii_digit()) || is_roman());
    (is_number && is_rest).then(|| number.to_owned())
}

/// Takes running heads and page numbers out of the pages, and returns the numbers that were printed, by page.
fn take_running_heads(pages: &mut [Vec<PageLine>]) -> BTreeMap<usize, String> {
    // The lines nearest to the upper and lower edge of each page, by their places among its lines.
    let edges: Vec<Vec<usize>> = pages
        .iter()
        .map(|page| {
            let mut order: Vec<usize> = (0..page.len()).collect();
            order.sort_by(|a, b| {
                page.get(*b).map(|l| l.y).unwrap_or(0.0).total_cmp(&page.get(*a).map(|l| l.y).unwrap_or(0.0))
            });
            let most = EDGE_LINES.min(order.len());
            let mut edge: Vec<usize> = order.iter().take(most).chain(order.iter().rev().take(most)).copied().collect();
            edge.sort_unstable();
            edge.dedup();
            edge
        })
        .collect();
    // On how many pages something like a line stands at about this height.
    let mut seen: BTreeMap<(i32, String), usize> = BTreeMap::new();
    let height = |line: &PageLine| (line.y / 4.0).round() as i32;
    for (page, edge) in pages.iter().zip(&edges) {
        for line in edge.iter().filter_map(|at| page.get(*at)) {
            *seen.entry((height(line), pattern(line))).or_default() += 1;
        }
    }
    let often = |line: &PageLine| {
        let around = (-1..=1).map(|step| seen.get(&(height(line) + step, pattern(line))).copied().unwrap_or(0));
        around.sum::<usize>() >= 3
    };
    let apart = apart_from_text(pages);
    let mut printed = BTreeMap::new();
    for (number, (page, edge)) in pages.iter_mut().zip(&edges).enumerate() {
        let (highest, lowest) = page
            .iter()
            .fold((f32::NEG_INFINITY, f32::INFINITY), |(high, low), line| (high.max(line.y), low.min(line.y)));
        let mut gone = Vec::new();
        for at in edge {
            let Some(line) = page.get(*at) else { continue };
            let outermost = (line.y - highest).abs() < 3.0 || (line.y - lowest).abs() < 3.0;
            let number_of_page = page_number(line).filter(|_| outermost);
            if number_of_page.is_some() || often(line) || apart.contains(&(number, *at)) {
                let mut within = line.words.split_whitespace().filter(|word| word.parse::<u32>().is_ok());
                // A number in a running head counts where it is the only one, and nothing else bears one.
                match (number_of_page, within.next(), within.next()) {
                    (Some(name), ..) => drop(printed.insert(number, name)),
                    (None, Some(only), None) => drop(printed.entry(number).or_insert_with(|| only.to_owned())),
                    _ => {}
                }
                gone.push(*at);
            }
        }
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
    sound_numbers(&printed, pages.len())
}

/// The highest and lowest lines, by page and place in it, that stand apart from the text at one height on most pages:
/// running heads that change from chapter to chapter.
fn apart_from_text(pages: &[Vec<PageLine>]) -> Vec<(usize, usize)> {
    let mut found: BTreeMap<(bool, i32), Vec<(usize, usize)>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        let mut order: Vec<(usize, &PageLine)> = page.iter().enumerate().collect();
        order.sort_by(|a, b| b.1.y.total_cmp(&a.1.y));
        let ends = [(true, order.first().zip(order.get(1))), (false, order.last().zip(order.iter().rev().nth(1)))];
        for (top, pair) in ends {
            if let Some(((at, line), (_, next))) = pair
                && (line.y - next.y).abs() > 1.7 * next.size.max(line.size)
            {
                found.entry((top, (line.y / 3.0).round() as i32)).or_default().push((number, *at));
            }
        }
    }
    found.into_values().filter(|lines| lines.len() >= 5 && lines.len() * 2 > pages.len()).flatten().collect()
}

/// The printed numbers, if they count on from page to page; then also those of pages that bear none.
fn sound_numbers(printed: &BTreeMap<usize, String>, count: usize) -> BTreeMap<usize, String> {
    let mut offsets: BTreeMap<i64, usize> = BTreeMap::new();
    let numbers = printed.iter().filter_map(|(page, name)| Some((*page as i64, name.parse::<i64>().ok()?)));
    numbers.for_each(|(page, number)| *offsets.entry(number - page).or_default() += 1);
    let Some((offset, agree)) = offsets.into_iter().max_by_key(|(_, agree)| *agree) else { return printed.clone() };
    if agree * 2 < printed.len() || agree < 2 && count > 2 {
        return BTreeMap::new();
    }
    let named = |page: usize| {
        let roman = printed.get(&page).filter(|name| name.parse::<i64>().is_err()).cloned();
        let number = page as i64 + offset;
        roman.or_else(|| (number > 0).then(|| number.to_string()))
    };
    (0..count).filter_map(|page| Some((page, named(page)?))).collect()
}

/// The size of most letters.
fn body_size(pages: &[Vec<PageLine>]) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for line in pages.iter().flatten() {
        *sizes.entry((line.size * 10.0).round() as i32).or_default() += line.words.len();
    }
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(10.0, |(size, _)| size as f32 / 10.0)
}

/// The distance between most lines of running text.
fn leading(pages: &[Vec<PageLine>], body: f32) -> f32 {
    let mut steps: BTreeMap<i32, usize> = BTreeMap::new();
    for page in pages {
        for (above, below) in page.iter().zip(page.iter().skip(1)) {
            let step = above.y - below.y;
            if above.block == below.block && is_size(above, body) && (0.8 * body..3.0 * body).contains(&step) {
                *steps.entry((step * 2.0).round() as i32).or_default() += 1;
            }
        }
    }
    steps.into_iter().max_by_key(|(_, lines)| *lines).map_or(1.2 * body, |(step, _)| step as f32 / 2.0)
}

fn is_size(line: &PageLine, size: f32) -> bool {
    (line.size - size).abs() < 0.06 * size
}

/// What a line begins or continues.
#[derive(Clone, Copy, PartialEq)]
enum LineStyle {
    Heading(u8),
    Body,
    Small,
}

/// A paragraph that is being put together.
struct PdfParagraph {
    kind: ParagraphKind,
    style: LineStyle,
    words: String,
    last: PageLine,
}

/// Puts paragraphs together and writes them.
fn write(pages: &[Vec<PageLine>], names: &[String], draft: &mut ParagraphBuilder) {
    let body = body_size(pages);
    let leading = leading(pages, body);
    let levels = heading_sizes(pages, body);
    // Where most letters are bold, or said to be, being bold means nothing.
    let letters = |bold: bool| pages.iter().flatten().filter(|l| l.bold || !bold).map(|l| l.words.len()).sum::<usize>();
    let bold_tells = letters(true) * 4 < letters(false);
    let style = |line: &PageLine| {
        let words = tidy(&line.words);
        let large = levels.iter().position(|size| (line.size - size).abs() < 0.3).filter(|_| line.size > 1.12 * body);
        match large {
            Some(level) => LineStyle::Heading((level + 1).min(5) as u8),
            None if bold_tells && line.bold && is_heading_like(&words) && line.size > 0.95 * body => {
                LineStyle::Heading((levels.len() + 1).min(6) as u8)
            }
            None if line.size < 0.93 * body => LineStyle::Small,
            None => LineStyle::Body,
        }
    };
    let mut open: Option<PdfParagraph> = None;
    // Notes at the foot of a page wait until the paragraph that they interrupt has ended.
    let mut notes: Vec<String> = Vec::new();
    for (page, name) in pages.iter().zip(names) {
        let at = open.as_ref().map_or(0, |open| tidy(&open.words).chars().count() as u32 + 1);
        let ends_here = open.as_ref().is_some_and(|open| !goes_on(open, page, &style));
        if ends_here {
            close(&mut open, &mut notes, draft);
        }
        draft.page_within(if ends_here || open.is_none() { 0 } else { at }, name);
        let foot = foot_of(page, body);
        let mut note: Option<String> = None;
        for (number, line) in page.iter().enumerate() {
            if number >= foot {
                match &mut note {
                    Some(words) if !begins_note(line) => join(words, line.words.trim()),
                    _ => {
                        notes.extend(note.take());
                        note = Some(line.words.clone());
                    }
                }
                continue;
            }
            let this = style(line);
            let continues = open.as_ref().is_some_and(|open| continues(open, line, this, leading));
            match &mut open {
                Some(open) if continues => {
                    join(&mut open.words, line.words.trim());
                    open.last = line.clone();
                }
                _ => {
                    close(&mut open, &mut notes, draft);
                    let kind = match this {
                        LineStyle::Heading(level) => ParagraphKind::Heading(level),
                        _ if is_item(&line.words) => ParagraphKind::Item,
                        LineStyle::Body | LineStyle::Small => ParagraphKind::Body,
                    };
                    open = Some(PdfParagraph {
                        kind,
                        style: this,
                        words: line.words.trim().to_owned(),
                        last: line.clone(),
                    });
                }
            }
        }
        notes.extend(note);
    }
    close(&mut open, &mut notes, draft);
}

fn close(open: &mut Option<PdfParagraph>, notes: &mut Vec<String>, draft: &mut ParagraphBuilder) {
    if let Some(open) = open.take() {
        draft.push(open.kind, &without_leaders(&open.words));
    }
    for note in notes.drain(..) {
        draft.push(ParagraphKind::Note, &note);
    }
}

/// Whether dots lead from one part of a line to another, as in tables of contents.
fn has_leaders(words: &str) -> bool {
    words.contains(". . . .") || words.contains(".....")
}

/// Words with one sign in place of such dots.
fn without_leaders(words: &str) -> String {
    if !has_leaders(words) {
        return words.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        let dots = word.chars().all(|c| c == '.');
        if !dots {
            kept.push(word);
        } else if kept.last() != Some(&"…") {
            kept.push("…");
        }
    }
    kept.join(" ")
}

/// Sizes of letters that are larger than those of running text, largest first.
fn heading_sizes(pages: &[Vec<PageLine>], body: f32) -> Vec<f32> {
    let mut sizes: Vec<f32> = Vec::new();
    for line in pages.iter().flatten().filter(|line| line.size > 1.12 * body && tidy(&line.words).chars().count() > 1) {
        if !sizes.iter().any(|size| (size - line.size).abs() < 0.3) {
            sizes.push(line.size);
        }
    }
    sizes.sort_by(|a, b| b.total_cmp(a));
    sizes
}

fn is_heading_like(words: &str) -> bool {
    let ends = words.ends_with(['.', ',', ';', ':']);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    !ends && letters > 2 && words.chars().count() < 90
}

fn is_item(words: &str) -> bool {
    let words = words.trim_start();
    let bullet = words.starts_with(['•', '◦', '▪', '‣', '·', '●', '○', '■', '∙']);
    let dash = words.starts_with("– ") || words.starts_with("- ") || words.starts_with("— ");
    let number: String = words.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '(').collect();
    let after = words.get(number.len()..).unwrap_or("");
    let short = number.trim_start_matches('(');
    let numbered = (1..=3).contains(&short.len())
        && (short.chars().all(|c| c.is_ascii_digit()) || short.len() == 1)
        && (after.starts_with(") ") || after.starts_with(". ") && short.chars().all(|c| c.is_ascii_digit()));
    bullet || dash || numbered
}

/// Where the notes at the foot of a page begin: its last lines, in smaller letters, from one that is numbered.
fn foot_of(page: &[PageLine], body: f32) -> usize {
    let small = page.iter().rev().take_while(|line| line.size < 0.93 * body).count();
    let from = page.len() - small;
    let first = page.iter().skip(from).position(begins_note);
    match first {
        // A page of small letters only is no page of notes.
        Some(first) if from + first > 0 => from + first,
        _ => page.len(),
    }
}

/// Whether a line begins with the mark of a note.
fn begins_note(line: &PageLine) -> bool {
    let words = line.words.trim_start();
    let mark: String = words.chars().take_while(|c| c.is_ascii_digit()).collect();
    let after = words.get(mark.len()..).unwrap_or("").trim_start_matches([' ', '.', ')']);
    let number = (1..=3).contains(&mark.len())
        && after.chars().next().is_some_and(|c| c.is_alphabetic() || "“\"‘('".contains(c));
    number || words.starts_with(['*', '∗', '†', '‡', '§', '¹', '²', '³'])
}

fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end().trim_end_matches(['”', '"', '’', '\'', ')', ']', '»', '¹', '²', '³']);
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit());
    words.ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a line ends well before its column does.
fn is_short(line: &PageLine) -> bool {
    line.right < line.column.1 - 0.12 * (line.column.1 - line.column.0)
}

/// Whether a line goes on with the paragraph before it.
fn continues(open: &PdfParagraph, line: &PageLine, style: LineStyle, leading: f32) -> bool {
    // The lines of a table of contents are not running text.
    if style != open.style || is_item(&line.words) || has_leaders(&line.words) || has_leaders(&open.last.words) {
        return false;
    }
    let last = &open.last;
    let words = line.words.trim_start();
    let begins_low = words.chars().next().is_some_and(char::is_lowercase);
    let parted = last.words.trim_end().ends_with(['-', '\u{AD}', '\u{2010}']);
    if line.block != last.block || line.y > last.y {
        // The next column or page: a sentence that has not ended goes on there.
        return matches!(style, LineStyle::Body)
            && (parted || begins_low || !ends_sentence(&last.words) && !is_short(last));
    }
    let step = last.y - line.y;
    let most = if let LineStyle::Heading(_) = style {
        1.6 * line.size.max(leading)
    } else {
        1.35 * leading.max(1.1 * line.size)
    };
    if step > most {
        return false;
    }
    if let LineStyle::Heading(_) = style {
        return true;
    }
    let indent = line.x - last.x.min(line.column.0);
    let is_indented = (0.7 * line.size..4.0 * line.size).contains(&indent) && last.x < line.x - 0.7 * line.size;
    let hangs = open.kind == ParagraphKind::Item && line.x > last.x - 0.5;
    if is_indented && !hangs && !begins_low && !parted {
        return false;
    }
    parted || begins_low || !(is_short(last) && ends_sentence(&last.words))
}

/// Whether the paragraph that is open goes on on the next page.
fn goes_on(open: &PdfParagraph, page: &[PageLine], style: &dyn Fn(&PageLine) -> LineStyle) -> bool {
    let Some(first) = page.first() else { return true };
    let elsewhere = PageLine { block: usize::MAX, ..first.clone() };
    continues(open, &elsewhere, style(first), 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(y: f32, words: &str) -> PageLine {
        let right = 50.0 + 6.0 * words.len() as f32;
        PageLine {
            x: 50.0,
            right,
            y,
            size: 10.0,
            bold: false,
            words: words.to_owned(),
            column: (50.0, 500.0),
            block: 0,
        }
    }

    #[test]
    fn numbers_of_pages_are_told_from_other_lines() {
        let number = |words: &str| page_number(&line(0.0, words));
        assert_eq!(number("– 12 –"), Some("12".to_owned()));
        assert_eq!(number("Page 3 of 20"), Some("3".to_owned()));
        assert_eq!(number("xiv"), Some("xiv".to_owned()));
        assert_eq!(number("12 May 2021"), None);
        assert_eq!(number("In 1914"), None);
    }

    #[test]
    fn running_heads_go_and_pages_are_named_by_what_is_printed() {
        let mut pages: Vec<Vec<PageLine>> = (0..5)
            .map(|page| {
                vec![
                    line(800.0, "The journal of peace"),
                    line(700.0, &format!("{} goes here.", "Text ".repeat(page + 1))),
                    line(40.0, &(page + 17).to_string()),
                ]
            })
            .collect();
        let printed = take_running_heads(&mut pages);
        assert!(pages.iter().all(|page| page.len() == 1), "{pages:?}");
        assert_eq!(printed.get(&0).map(String::as_str), Some("17"));
        assert_eq!(printed.len(), 5);
    }

    #[test]
    fn tables_of_contents_are_read_line_by_line() {
        let pages = vec![vec![line(700.0, "1.1 Scope . . . . . . . 3"), line(688.0, "1.2 Authors . . . . . . 4")]];
        let mut draft = ParagraphBuilder::new(DocumentKind::Pdf);
        write(&pages, &["1".to_owned()], &mut draft);
        let words: Vec<String> = draft.finish().paragraphs.into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["1.1 Scope … 3", "1.2 Authors … 4"]);
    }

    #[test]
    fn sentences_go_on_over_the_foot_of_a_page() {
        let full = "x".repeat(70);
        let mut note = line(60.0, "1 So they say.");
        note.size = 8.0;
        let pages = vec![
            vec![line(700.0, &format!("Trade {full} makes last-")), note],
            vec![line(700.0, "ing peace."), line(640.0, "Another matter.")],
        ];
        let mut draft = ParagraphBuilder::new(DocumentKind::Pdf);
        write(&pages, &["7".to_owned(), "8".to_owned()], &mut draft);
        let document = draft.finish();
        let words: Vec<&str> = document.paragraphs.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, [format!("Trade {full} makes lasting peace.").as_str(), "1 So they say.", "Another matter."]);
        assert_eq!(document.pages[1].0, 0, "the second page begins within the first paragraph");
        assert_eq!(document.paragraphs[1].0, "note");
    }
}
