//! The flow sheet as a workbook for spreadsheet programs. What a map says is text there and never a formula.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::brief::title;
use crate::analysis::{Column, Flow, Label, Labels};
use crate::formats::describe::text_of;
use crate::formats::{one_line, sanitize};
use crate::i18n;
use crate::model::{Map, limits};
use crate::picture::palette::{LIGHT, Palette};

/// The most characters that a cell of a workbook holds.
const CELL: usize = 32_000;

/// A workbook with the flow sheet of a map: a column for each speech, an answer on the row of what it answers, cells
/// in the colours of their sides, with a sign for how each stands.
///
/// # Errors
/// When the sheet has more rows than such a file can hold.
pub fn flow_workbook(map: &Map, flow: &Flow, labels: &Labels) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same map gives the same file, and the file does not say when it was written.
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let title = title(map);
    book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&created));
    let sheet = book.add_worksheet();
    sheet.set_name(i18n::flow::flow())?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 0)?;
    let palette: &Palette = &LIGHT;
    let colour = |side: Option<crate::model::ElementId>| {
        let side = side.and_then(|side| map.sides().get(&side))?;
        palette.sides.get(side.colour as usize).copied()
    };
    for (number, column) in (0_u16..).zip(&flow.columns) {
        let mut head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Medium);
        if let Some(colour) = colour(column.side) {
            head = head.set_border_bottom_color(Color::RGB(colour));
        }
        sheet.set_column_width(number, 34)?;
        sheet.write_string_with_format(0, number, heading(column, number.into(), map), &head)?;
    }
    for cell in &flow.cells {
        let Some(statement) = map.statements().get(&cell.id) else { continue };
        let mut format = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_quote_prefix();
        format = format.set_indent(u8::try_from(cell.depth.min(6)).unwrap_or_default());
        if let Some(colour) = colour(statement.side) {
            format = format.set_font_color(Color::RGB(colour));
        }
        if labels.get(&cell.id) == Some(&Label::Falls) {
            format = format.set_font_strikethrough();
        }
        let text = sanitize(&text_of(statement));
        let (row, column) = (u32::try_from(cell.row + 1), u16::try_from(cell.column));
        if let (Ok(row), Ok(column)) = (row, column) {
            sheet.write_string_with_format(row, column, limits::cut(&text, CELL), &format)?;
        }
    }
    book.save_to_buffer()
}

/// The short title of a column, counted from 0: its speech, or what stands in it where there are none.
pub fn column_title(column: &Column, number: usize, map: &Map) -> String {
    match (column.speech.as_str(), map.format()) {
        ("", None) if number == 0 => i18n::flow::claims(),
        ("", None) => i18n::flow::answers(number),
        ("", Some(_)) => i18n::flow::no_speech(),
        (key, _) => one_line(key),
    }
}

/// The title of a column and the full name of its speech.
pub fn heading(column: &Column, number: usize, map: &Map) -> String {
    let title = column_title(column, number, map);
    if column.name.is_empty() { title } else { format!("{title} · {}", one_line(&column.name)) }
}
