//! Text in any script as egui draws it. egui shapes letters, but counts the letters of a run from right to left twice,
//! keeps the order in which they were typed, and breaks lines by that count. Where it matters, the galley is put
//! together here: words shaped by egui, in the order of UAX 9, in lines that end between words, with one glyph for
//! each letter of the text in the order of the text.
//!
//! A glyph's place is where the caret stands before its letter, its width goes on from there: to the left, with a
//! negative width, for letters that are read leftwards. What is drawn is the mesh of the row.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::epaint::text::{Glyph, PlacedRow, Row};
use egui::text::{LayoutJob, LayoutSection, TextWrapping};
use egui::{Align, Context, FullOutput, Galley, Plugin, Rect, Shape, pos2, vec2};
use unicode_segmentation::UnicodeSegmentation;

use crate::script::{DirectedParagraph, has_leftward, is_unspaced, lines, mirrored};

/// Lays a text out. Cost: that of egui's layout, and linear in the text where it is put together here; words that
/// were met lately are not shaped again.
pub fn lay_out(ctx: &Context, job: LayoutJob) -> Arc<Galley> {
    let base = ctx.fonts_mut(|fonts| fonts.layout_job(job));
    if is_right(&base) {
        return base;
    }
    let composer = Composer { ctx, job: &base.job };
    composer.galley(&base, composer.wrapped()).map_or(base, Arc::new)
}

/// Lays a text out in lines that are known, by their bytes; lines from right to left end at `width`.
pub fn lay_out_lines(ctx: &Context, job: LayoutJob, broken: &[Range<usize>], width: f32) -> Arc<Galley> {
    let mut job = job;
    job.wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
    if !job.text.chars().any(|c| !crate::picture::wrap::is_simple(c)) {
        // In lines already: joined by line breaks, egui draws just them.
        let text: Vec<&str> = broken.iter().map(|line| job.text.get(line.clone()).unwrap_or("")).collect();
        let format = job.sections.first().map(|section| section.format.clone()).unwrap_or_default();
        let mut plain = LayoutJob { wrap: TextWrapping::no_max_width(), ..LayoutJob::default() };
        plain.append(&text.join("\n"), 0.0, format);
        return ctx.fonts_mut(|fonts| fonts.layout_job(plain));
    }
    let base = ctx.fonts_mut(|fonts| fonts.layout_job(job));
    let composer = Composer { ctx, job: &base.job };
    composer.galley(&base, composer.given(broken)).map_or(base, Arc::new)
}

/// Whether egui's layout is as it should be: nothing in it runs leftwards, each letter has its glyph, and it did not have
/// to find words that no space divides.
fn is_right(galley: &Galley) -> bool {
    let wrapped = galley.rows.len() > 1;
    if has_leftward(galley.text()) || (wrapped && galley.text().contains(is_unspaced)) {
        return false;
    }
    galley.elided || {
        let glyphs: usize = galley.rows.iter().map(|row| row.char_count_including_newline().0).sum();
        glyphs == galley.text().chars().count()
    }
}

/// Puts every text right that egui has laid out by itself for a label, a button or a menu, before it is painted. Where such a
/// text is wrapped, its lines may be broken elsewhere than egui broke them, in the same width.
pub struct Ordered;

impl Plugin for Ordered {
    fn debug_name(&self) -> &'static str {
        "text in its own order"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        output.shapes.iter_mut().for_each(|clipped| put_right(ctx, &mut clipped.shape));
    }
}

fn put_right(ctx: &Context, shape: &mut Shape) {
    match shape {
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| put_right(ctx, shape)),
        Shape::Text(text) if has_leftward(text.galley.text()) && !is_ours(&text.galley) => {
            text.galley = lay_out(ctx, (*text.galley.job).clone());
        }
        _ => {}
    }
}

/// Whether a galley was put together here.
fn is_ours(galley: &Galley) -> bool {
    galley.rows.iter().any(|row| row.glyphs.iter().any(|glyph| glyph.advance_width < 0.0))
}

/// A line: its bytes in the text, its paragraph's, and whether a line break follows.
struct Broken {
    paragraph: Range<usize>,
    line: Range<usize>,
    ends: bool,
}

struct Composer<'a> {
    ctx: &'a Context,
    job: &'a LayoutJob,
}

impl Composer<'_> {
    /// The paragraphs of the text.
    fn paragraphs(&self) -> Vec<Range<usize>> {
        if !self.job.break_on_newline {
            return std::iter::once(0..self.job.text.len()).collect();
        }
        let mut from = 0;
        let parts = self.job.text.split('\n').map(|paragraph| {
            let bytes = from..from + paragraph.len();
            from = bytes.end + 1;
            bytes
        });
        parts.collect()
    }

    fn text(&self, bytes: &Range<usize>) -> &str {
        self.job.text.get(bytes.clone()).unwrap_or("")
    }

    /// The lines of the text, each within the width that the job allows.
    fn wrapped(&self) -> Vec<Broken> {
        let wrap = self.job.effective_wrap_width();
        let paragraphs = self.paragraphs();
        let mut all = Vec::new();
        let last = paragraphs.len().saturating_sub(1);
        for (number, bytes) in paragraphs.into_iter().enumerate() {
            let text = self.text(&bytes);
            let widths = if wrap.is_finite() { self.widths(&bytes) } else { Vec::new() };
            let broken = match wrap.is_finite() {
                true => lines(text, wrap, &widths),
                false => std::iter::once(0..text.len()).collect(),
            };
            let count = broken.len();
            all.extend(broken.into_iter().enumerate().map(|(at, line)| Broken {
                paragraph: bytes.clone(),
                line: bytes.start + line.start..bytes.start + line.end,
                ends: at + 1 == count && number < last,
            }));
        }
        all
    }

    /// Lines that are known.
    fn given(&self, lines: &[Range<usize>]) -> Vec<Broken> {
        let paragraphs = self.paragraphs();
        let of = |line: &Range<usize>| {
            let paragraph = paragraphs.iter().find(|p| p.start <= line.start && line.start <= p.end).cloned();
            let paragraph = paragraph.unwrap_or_else(|| line.clone());
            let ends = line.end >= paragraph.end;
            // Without the space behind it, so that a line from right to left ends at the edge.
            Broken { line: line.start..line.end.min(paragraph.end), paragraph, ends }
        };
        lines.iter().map(of).collect()
    }

    /// Where the format changes, in bytes of the text.
    fn cuts(&self) -> Vec<usize> {
        self.job.sections.iter().skip(1).map(|section| section.byte_range.start.0).collect()
    }

    /// The width of each letter of a paragraph.
    fn widths(&self, bytes: &Range<usize>) -> Vec<f32> {
        let text = self.text(bytes);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mut widths = vec![0.0; starts.len()];
        let cuts: Vec<usize> = self.cuts().iter().filter_map(|cut| cut.checked_sub(bytes.start)).collect();
        for piece in DirectedParagraph::new(text).pieces(0..text.len(), &cuts) {
            let (_, advances) =
                self.shaped(bytes.start + piece.bytes.start..bytes.start + piece.bytes.end, piece.leftwards);
            let first = starts.partition_point(|start| *start < piece.bytes.start);
            widths.iter_mut().skip(first).zip(advances).for_each(|(width, advance)| *width = advance);
        }
        widths
    }

    /// The section in which a byte of the text stands.
    fn section(&self, byte: usize) -> Option<&LayoutSection> {
        let within = |section: &&LayoutSection| section.byte_range.start.0 <= byte && byte < section.byte_range.end.0;
        self.job.sections.iter().find(within).or_else(|| self.job.sections.last())
    }

    /// A word as egui shapes it, by itself.
    fn word(&self, text: &str, at: usize) -> Arc<Galley> {
        let format = self.section(at).map(|section| section.format.clone()).unwrap_or_default();
        let wrap = TextWrapping::no_max_width();
        let mut job = LayoutJob { wrap, break_on_newline: false, round_output_to_gui: false, ..LayoutJob::default() };
        job.append(text, 0.0, format);
        self.ctx.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// The galleys of a piece from left to right, and the width of each of its letters in the order of the text.
    fn shaped(&self, bytes: Range<usize>, leftwards: bool) -> (Vec<Arc<Galley>>, Vec<f32>) {
        let text = self.text(&bytes);
        if !leftwards {
            let galley = self.word(text, bytes.start);
            let advances = advances(&galley, text, false);
            return (vec![galley], advances);
        }
        let text: String = text.chars().map(mirrored).collect();
        let galley = self.word(&text, bytes.start);
        if of_one_face(&galley) {
            let advances = advances(&galley, &text, true);
            return (vec![galley], advances);
        }
        // egui puts the parts that different fonts write from left to right.
        let letters: Vec<&str> = text.graphemes(true).collect();
        let galleys: Vec<Arc<Galley>> = letters.iter().map(|letter| self.word(letter, bytes.start)).collect();
        let each = letters.iter().zip(&galleys);
        let advances = each.flat_map(|(letter, galley)| advances(galley, letter, true)).collect();
        (galleys.into_iter().rev().collect(), advances)
    }

    /// One line, put together, and how wide it is with the space behind it and without; `None` if letters of it have no glyph, which only happens without
    /// any font.
    fn row(&self, broken: &Broken) -> Option<(Row, [f32; 2])> {
        let (from, to) = (broken.line.start, broken.line.end);
        let text = self.text(&broken.line);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| from + at).collect();
        let mut glyphs: Vec<Option<Glyph>> = vec![None; starts.len()];
        let mut mesh = Mesh::default();
        let (mut x, mut height, mut baseline) = (0.0_f32, 0.0_f32, 0.0_f32);
        let pixels = self.ctx.pixels_per_point();
        let whole = DirectedParagraph::new(self.text(&broken.paragraph));
        let begin = broken.paragraph.start;
        let cuts: Vec<usize> = self.cuts().iter().filter_map(|cut| cut.checked_sub(begin)).collect();
        let mut words = Vec::new();
        for piece in whole.pieces(from - begin..to - begin, &cuts) {
            let bytes = begin + piece.bytes.start..begin + piece.bytes.end;
            let (galleys, advances) = self.shaped(bytes.clone(), piece.leftwards);
            for row in galleys.iter().filter_map(|galley| galley.rows.first()) {
                height = height.max(row.size.y);
                let own = row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
                baseline = baseline.max(own);
            }
            words.push((bytes, piece.leftwards, galleys, advances));
        }
        for (bytes, leftwards, galleys, advances) in words {
            let width: f32 = advances.iter().sum();
            let left = (x * pixels).round() / pixels;
            let mut at = left;
            let mut template = None;
            for row in galleys.iter().filter_map(|galley| galley.rows.first()) {
                let first = mesh.vertices.len() as u32;
                let down = row.glyphs.first().map_or(0.0, |glyph| baseline - glyph.pos.y);
                let mut own = row.visuals.mesh.clone();
                own.translate(vec2((at * pixels).round() / pixels, down));
                mesh.append(own);
                at += row.size.x;
                if let Some(glyph) = row.glyphs.first() {
                    let mut glyph = *glyph;
                    glyph.first_vertex += first;
                    template = Some(glyph);
                }
            }
            // Where the caret stands before each letter.
            let mut caret = if leftwards { left + width } else { left };
            let number = starts.partition_point(|start| *start < bytes.start);
            let letters = self.text(&bytes).chars();
            for ((slot, advance), letter) in glyphs.iter_mut().skip(number).zip(advances).zip(letters) {
                let advance = if leftwards { -advance } else { advance };
                *slot = template.map(|mut glyph| {
                    glyph.chr = letter;
                    glyph.pos = pos2(caret, baseline);
                    glyph.advance_width = advance;
                    glyph
                });
                caret += advance;
            }
            x += width;
        }
        let empty = self.word("", from);
        let mut row = (*empty.rows.first()?.row).clone();
        let count = glyphs.len();
        // A letter that no font writes has a place all the same.
        let known = glyphs.iter().flatten().next().copied();
        row.glyphs = glyphs.into_iter().filter_map(|glyph| glyph.or(known)).collect();
        // egui puts the caret behind the last letter where the row ends.
        let end = row.glyphs.last().map_or(0.0, |glyph| glyph.pos.x + glyph.advance_width);
        row.size = vec2(end, height.max(row.size.y));
        row.visuals.mesh_bounds = mesh.calc_bounds();
        row.visuals.glyph_index_start = 0;
        row.visuals.glyph_vertex_range = 0..mesh.vertices.len();
        row.visuals.mesh = mesh;
        let behind = row.glyphs.iter().rev().take_while(|glyph| glyph.chr == ' ');
        let inked = x - behind.map(|glyph| glyph.advance_width.abs()).sum::<f32>();
        (row.glyphs.len() == count).then_some((row, [x, inked]))
    }

    /// The galley of these lines.
    fn galley(&self, base: &Galley, lines: Vec<Broken>) -> Option<Galley> {
        let wrap = &self.job.wrap;
        let elided = lines.len() > wrap.max_rows;
        let mut galley = base.clone();
        galley.rows.clear();
        galley.elided = elided;
        let mut top = 0.0;
        let pixels = self.ctx.pixels_per_point();
        (galley.num_vertices, galley.num_indices) = (0, 0);
        (galley.rect, galley.mesh_bounds) = (Rect::ZERO, Rect::NOTHING);
        let most = lines.len().min(wrap.max_rows);
        for (number, broken) in lines.iter().take(most).enumerate() {
            let last = number + 1 == most;
            let (row, [width, inked]) = if last && elided { self.elided(broken)? } else { self.row(broken)? };
            let leftwards = DirectedParagraph::new(self.text(&broken.paragraph)).is_leftward();
            let x = match self.job.halign {
                Align::Center => -width / 2.0,
                Align::RIGHT => -width,
                // A single line that is cut where its room ends keeps its place.
                _ if leftwards && wrap.max_width.is_finite() && wrap.max_rows > 1 => wrap.max_width - width,
                _ => 0.0,
            };
            let height = row.size.y.max(if number == 0 { self.job.first_row_min_height } else { 0.0 });
            let pos = pos2((x * pixels).round() / pixels, (top * pixels).round() / pixels);
            galley.num_vertices += row.visuals.mesh.vertices.len();
            galley.num_indices += row.visuals.mesh.indices.len();
            galley.mesh_bounds |= row.visuals.mesh_bounds.translate(pos.to_vec2());
            // The space behind the last word may hang over on either side.
            let seen = if wrap.max_width < width { inked } else { width };
            let corner = if leftwards { pos2(pos.x + width - seen, pos.y) } else { pos };
            galley.rect |= Rect::from_min_size(corner, vec2(seen, height));
            top += (height * pixels).round() / pixels;
            galley.rows.push(PlacedRow { pos, row: Arc::new(row), ends_with_newline: broken.ends && !last });
        }
        galley.rect.max.y = galley.rect.max.y.max(top);
        Some(galley)
    }

    /// The last line that there is room for, with the sign that there is more.
    fn elided(&self, broken: &Broken) -> Option<(Row, [f32; 2])> {
        let sign = self.job.wrap.overflow_character.unwrap_or('…');
        let room = self.job.effective_wrap_width() - self.word(&sign.to_string(), broken.line.start).size().x;
        let rest = broken.line.start..broken.paragraph.end;
        let mut width = 0.0;
        let mut keep = rest.start;
        for ((at, letter), advance) in self.text(&rest).char_indices().zip(self.widths(&rest)) {
            width += advance;
            if width > room {
                break;
            }
            keep = rest.start + at + letter.len_utf8();
        }
        let mut job = LayoutJob { break_on_newline: false, ..self.job.clone() };
        job.text.truncate(keep);
        job.text.push(sign);
        job.sections.retain(|section| section.byte_range.start.0 < keep);
        let end = job.text.len();
        if let Some(section) = job.sections.last_mut() {
            section.byte_range.end.0 = end;
        }
        let composer = Composer { ctx: self.ctx, job: &job };
        composer.row(&Broken { paragraph: broken.paragraph.start..end, line: broken.line.start..end, ends: false })
    }
}

/// Whether one font wrote all of a word.
fn of_one_face(galley: &Galley) -> bool {
    let mut faces = galley.rows.iter().flat_map(|row| &row.glyphs);
    let first = faces.next().map(|glyph| (glyph.font_face_ascent, glyph.font_face_height));
    faces.all(|glyph| Some((glyph.font_face_ascent, glyph.font_face_height)) == first)
}

/// The width of each letter of a shaped word, in the order of the text. Glyphs name the first letter of those that they
/// stand for; letters that share one get equal parts of it.
fn advances(galley: &Galley, text: &str, leftwards: bool) -> Vec<f32> {
    let letters: Vec<char> = text.chars().collect();
    let mut widths = vec![0.0; letters.len()];
    let glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
    let mut wide: Vec<(char, f32)> =
        glyphs.map(|g| (g.chr, g.advance_width)).filter(|(_, width)| *width > 0.0).collect();
    if leftwards {
        wide.reverse();
    }
    let mut starts: Vec<usize> = Vec::new();
    let mut next = 0;
    for (letter, width) in wide {
        let found = letters.iter().skip(next).position(|known| *known == letter).map(|at| next + at);
        let at = found.or(starts.last().copied()).unwrap_or(0);
        if let Some(slot) = widths.get_mut(at) {
            *slot += width;
        }
        if found.is_some() || starts.is_empty() {
            starts.push(at);
            next = at + 1;
        }
    }
    share(text, &starts, &mut widths);
    widths
}

/// Shares the width of a glyph among the letters that it stands for.
fn share(text: &str, starts: &[usize], widths: &mut [f32]) {
    let mut number = 0;
    let begins = text.graphemes(true).map(|grapheme| {
        let at = number;
        number += grapheme.chars().count();
        at
    });
    let begins: Vec<usize> = begins.collect();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(widths.len());
        let within: Vec<usize> = begins.iter().copied().filter(|at| (*start..end).contains(at)).collect();
        let whole = widths.get(*start).copied().unwrap_or(0.0);
        if within.len() > 1 {
            if let Some(width) = widths.get_mut(*start) {
                *width = 0.0;
            }
            for at in &within {
                if let Some(width) = widths.get_mut(*at) {
                    *width += whole / within.len() as f32;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, FontId};

    /// What `check` sees of a text in this width, as egui draws it in a window.
    fn laid(text: &str, wrap: f32, check: impl Fn(&Galley)) {
        let ctx = Context::default();
        crate::ui::install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let job = LayoutJob::simple(text.to_owned(), FontId::proportional(14.0), Color32::PLACEHOLDER, wrap);
            check(&lay_out(ui.ctx(), job));
        });
        output.textures_delta.clear();
    }

    /// The words of each row, in the order of the text.
    fn rows(galley: &Galley) -> Vec<String> {
        galley.rows.iter().map(|row| row.text().trim_end().to_owned()).collect()
    }

    #[test]
    fn each_letter_has_one_glyph_in_the_order_of_the_text() {
        for text in
            ["שלום", "The word שלום means peace", "אב\nunlawful", "שָׁלוֹם (שלום), 42!", "עدد 123 مرحبا\n", "a\n\nשלום"]
        {
            for wrap in [f32::INFINITY, 60.0] {
                laid(text, wrap, |galley| {
                    let mut letters: String = galley
                        .rows
                        .iter()
                        .flat_map(|row| {
                            row.glyphs.iter().map(|glyph| glyph.chr).chain(row.ends_with_newline.then_some('\n'))
                        })
                        .collect();
                    letters.truncate(text.len());
                    assert_eq!(letters, text);
                    let vertices: usize = galley.rows.iter().map(|row| row.visuals.mesh.vertices.len()).sum();
                    assert_eq!(vertices, galley.num_vertices);
                });
            }
        }
    }

    #[test]
    fn lines_end_between_words_and_stay_within_their_width() {
        let text = "The Hebrew word שלום (shalom) means peace, and it does not mean surrender at all";
        laid(text, 120.0, |galley| {
            assert_eq!(rows(galley).join(" "), text);
            assert!(galley.rect.width() <= 121.0, "{:?}", galley.rect);
            assert!(galley.rows.len() > 3);
        });
        // From right to left: each line ends at the right edge.
        laid("שלום עולם זה טוב מאוד לכולם ותמיד", 100.0, |galley| {
            for row in &galley.rows {
                let right = row.glyphs.iter().map(|glyph| glyph.pos.x).fold(0.0, f32::max);
                assert!((row.pos.x + right - 100.0).abs() < 6.0, "{} {right}", row.pos.x);
            }
        });
    }

    #[test]
    fn what_is_longer_than_its_line_ends_in_an_ellipsis() {
        let ctx = Context::default();
        crate::ui::install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let mut job = LayoutJob::simple(
                "שלום means peace to all of them".to_owned(),
                FontId::proportional(14.0),
                Color32::PLACEHOLDER,
                90.0,
            );
            job.wrap = TextWrapping::truncate_at_width(90.0);
            let galley = lay_out(ui.ctx(), job);
            assert!(galley.elided && galley.rows.len() == 1);
            let row = galley.rows[0].text();
            assert!(row.starts_with("שלום") && row.ends_with('…'), "{row}");
            assert!(galley.rect.width() <= 91.0, "{:?}", galley.rect);
        });
        output.textures_delta.clear();
    }
}
