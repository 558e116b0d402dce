//! One printed page as lines of text in reading order. Pure: pieces of text with their places in, lines out.
//!
//! Columns are told by where many pieces begin; what crosses from one into the other parts the page into bands, and
//! each band is read column by column.

/// A piece of text as it stands on a page, in points, y upwards.
#[derive(Clone, Debug)]
pub struct PagePiece {
    /// Its left edge.
    pub x: f32,
    /// Its lower edge.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// The size of its letters.
    pub size: f32,
    /// Whether its letters are bold.
    pub bold: bool,
    /// Its words.
    pub words: String,
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageLine {
    /// Its left edge.
    pub x: f32,
    /// Its right edge.
    pub right: f32,
    /// Its base line.
    pub y: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// Whether all its letters are bold.
    pub bold: bool,
    /// Its words.
    pub words: String,
    /// Left and right edge of the column that it stands in.
    pub column: (f32, f32),
    /// Counts the columns of the page, band by band.
    pub block: usize,
}

/// A run of pieces on one line, with no wide gap among them.
#[derive(Clone, Debug)]
struct Segment {
    x: f32,
    right: f32,
    y: f32,
    size: f32,
    bold: bool,
    words: String,
}

/// The lines of a page, in the order in which they are read.
pub fn lines(pieces: Vec<PagePiece>) -> Vec<PageLine> {
    let segments = segments(pieces);
    let mut lines = Vec::new();
    bands(segments, &mut lines, &mut 0, 0);
    lines
}

/// Joins pieces that follow one another on a line.
fn segments(mut pieces: Vec<PagePiece>) -> Vec<Segment> {
    pieces.retain(|piece| !piece.words.trim().is_empty() && piece.size > 0.5);
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    // Pieces that stand at about one height: raised and lowered letters among them.
    let mut rows: Vec<Vec<PagePiece>> = Vec::new();
    for piece in pieces {
        let beside = |other: &PagePiece| {
            let size = other.size.max(piece.size);
            let gap = (piece.x - other.x - other.width).max(other.x - piece.x - piece.width);
            (other.y - piece.y).abs() < 0.45 * size && gap < 2.0 * size
        };
        let with = rows.iter_mut().rev().take(6).find(|row| row.iter().rev().take(40).any(beside));
        match with {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    let mut segments: Vec<Segment> = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut current: Option<(Segment, f32)> = None;
        for piece in row {
            let right = piece.x + piece.width;
            let weight = piece.words.chars().count() as f32;
            match &mut current {
                Some((segment, heaviest)) if piece.x - segment.right < 0.9 * segment.size.max(piece.size) => {
                    let gap = piece.x - segment.right;
                    let spaced = segment.words.ends_with(' ') || piece.words.starts_with(' ');
                    if gap > 0.12 * piece.size && !spaced {
                        segment.words.push(' ');
                    }
                    segment.words.push_str(&piece.words);
                    segment.right = segment.right.max(right);
                    segment.bold &= piece.bold;
                    // The line stands where most of its letters do.
                    if weight > *heaviest {
                        (segment.y, segment.size, *heaviest) = (piece.y, piece.size, weight);
                    }
                }
                _ => {
                    segments.extend(current.take().map(|(segment, _)| segment));
                    let PagePiece { x, y, size, bold, words, .. } = piece;
                    current = Some((Segment { x, right, y, size, bold, words }, weight));
                }
            }
        }
        segments.extend(current.map(|(segment, _)| segment));
    }
    segments
}

/// The fewest lines that make a column.
const COLUMN_LINES: usize = 4;
/// Columns within columns are looked for so often.
const DEEPEST: usize = 3;

/// Where the second column begins, if these segments stand in columns.
fn gutter(segments: &[Segment]) -> Option<f32> {
    let left = segments.iter().map(|s| s.x).fold(f32::INFINITY, f32::min);
    let right = segments.iter().map(|s| s.right).fold(f32::NEG_INFINITY, f32::max);
    let width = right - left;
    let mut starts: Vec<f32> = segments.iter().map(|s| s.x).collect();
    starts.retain(|x| (left + 0.2 * width..left + 0.8 * width).contains(x));
    starts.sort_by(f32::total_cmp);
    let near = |x: f32| starts.iter().filter(|other| (**other - x).abs() < 2.5).count();
    let best = starts.iter().copied().max_by(|a, b| near(*a).cmp(&near(*b)).then(b.total_cmp(a)))?;
    if near(best) < COLUMN_LINES {
        return None;
    }
    let edge = best - 2.5;
    let (first, others): (Vec<_>, Vec<_>) = segments.iter().partition(|s| s.right <= edge);
    let (second, crossing): (Vec<_>, Vec<_>) = others.into_iter().partition(|s| s.x >= edge);
    // Columns of text are full; those of a table are not.
    let full = |column: &[&Segment], room: f32| {
        let long = column.iter().filter(|s| s.right - s.x > (0.55 * room).min(12.0 * s.size)).count();
        column.len() >= COLUMN_LINES && long * 2 >= column.len()
    };
    let first_room = first.iter().map(|s| s.right).fold(0.0, f32::max) - left;
    let is_column = full(&first, first_room) && full(&second, right - best) && first_room > 0.12 * width;
    (is_column && crossing.len() <= first.len() + second.len()).then_some(edge)
}

/// Lines without columns are parted at their widest gaps so often, to find columns above or below.
const BANDS: usize = 5;

/// Reads segments column by column, where need be band by band: below a title there may be columns.
fn bands(mut segments: Vec<Segment>, lines: &mut Vec<PageLine>, block: &mut usize, depth: usize) {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    if depth < BANDS
        && gutter(&segments).is_none()
        && let Some(at) = widest_gap(&segments)
    {
        let below = segments.split_off(at);
        if has_columns(&segments, depth + 1) || has_columns(&below, depth + 1) {
            bands(segments, lines, block, depth + 1);
            bands(below, lines, block, depth + 1);
            return;
        }
        segments.extend(below);
    }
    order(segments, lines, block, 0);
}

/// Whether there are columns among these segments, from top to bottom or between gaps.
fn has_columns(segments: &[Segment], depth: usize) -> bool {
    if gutter(segments).is_some() {
        return true;
    }
    let parted = widest_gap(segments).filter(|_| depth < BANDS).and_then(|at| segments.split_at_checked(at));
    parted.is_some_and(|(above, below)| has_columns(above, depth + 1) || has_columns(below, depth + 1))
}

/// Where the widest gap between lines is, as the number of segments above it; sorted from top to bottom.
fn widest_gap(segments: &[Segment]) -> Option<usize> {
    let steps = segments.iter().zip(segments.iter().skip(1)).map(|(above, below)| above.y - below.y);
    let (at, widest) = steps.enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let size = segments.get(at).map_or(10.0, |segment| segment.size);
    (widest > 1.5 * size && segments.len() >= 2 * COLUMN_LINES).then_some(at + 1)
}

fn order(mut segments: Vec<Segment>, lines: &mut Vec<PageLine>, block: &mut usize, depth: usize) {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let edge = if depth < DEEPEST { gutter(&segments) } else { None };
    let Some(edge) = edge else {
        column(segments, lines, *block);
        *block += 1;
        return;
    };
    // What crosses ends a band.
    let mut waiting: (Vec<Segment>, Vec<Segment>) = Default::default();
    let mut across: Vec<Segment> = Vec::new();
    let end_band = |waiting: &mut (Vec<Segment>, Vec<Segment>), lines: &mut Vec<PageLine>, block: &mut usize| {
        for side in [std::mem::take(&mut waiting.0), std::mem::take(&mut waiting.1)] {
            if !side.is_empty() {
                order(side, lines, block, depth + 1);
            }
        }
    };
    for segment in segments {
        let crosses = segment.x < edge && segment.right > edge;
        if !crosses {
            if !across.is_empty() {
                column(std::mem::take(&mut across), lines, *block);
                *block += 1;
            }
            let side = if segment.x >= edge { &mut waiting.1 } else { &mut waiting.0 };
            side.push(segment);
        } else {
            end_band(&mut waiting, lines, block);
            across.push(segment);
        }
    }
    end_band(&mut waiting, lines, block);
    if !across.is_empty() {
        column(across, lines, *block);
        *block += 1;
    }
}

/// Segments of one column, line by line; sorted from top to bottom.
fn column(segments: Vec<Segment>, lines: &mut Vec<PageLine>, block: usize) {
    let left = segments.iter().map(|s| s.x).fold(f32::INFINITY, f32::min);
    let right = segments.iter().map(|s| s.right).fold(f32::NEG_INFINITY, f32::max);
    let mut rows: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        let same = |row: &&mut Vec<Segment>| {
            row.first().is_some_and(|first| (first.y - segment.y).abs() < 0.45 * first.size.max(segment.size))
        };
        match rows.last_mut().filter(same) {
            Some(row) => row.push(segment),
            None => rows.push(vec![segment]),
        }
    }
    for mut row in rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        let heaviest = row.iter().max_by_key(|segment| segment.words.len());
        let (y, size) = heaviest.map_or((0.0, 0.0), |segment| (segment.y, segment.size));
        let words: Vec<&str> = row.iter().map(|segment| segment.words.as_str()).collect();
        lines.push(PageLine {
            x: row.iter().map(|s| s.x).fold(f32::INFINITY, f32::min),
            right: row.iter().map(|s| s.right).fold(f32::NEG_INFINITY, f32::max),
            y,
            size,
            bold: row.iter().all(|segment| segment.bold),
            words: words.join(" "),
            column: (left, right),
            block,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x: f32, y: f32, width: f32, words: &str) -> PagePiece {
        PagePiece { x, y, width, size: 10.0, bold: false, words: words.to_owned() }
    }

    fn words(pieces: Vec<PagePiece>) -> Vec<String> {
        lines(pieces).into_iter().map(|line| line.words).collect()
    }

    #[test]
    fn two_columns_are_read_one_after_the_other_below_what_crosses_them() {
        let mut pieces = vec![piece(50.0, 760.0, 480.0, "title"), piece(50.0, 400.0, 480.0, "figure")];
        for line in 0..6 {
            for (band, y) in [(1, 700.0), (2, 300.0)] {
                let y = y - 12.0 * line as f32;
                pieces.push(piece(50.0, y, 230.0, &format!("{band} left {line}")));
                pieces.push(piece(300.0, y, 230.0, &format!("{band} right {line}")));
            }
        }
        let read = words(pieces);
        let column = |band: u8, side: &str| (0..6).map(|n| format!("{band} {side} {n}")).collect::<Vec<_>>();
        let expected = [
            vec!["title".to_owned()],
            column(1, "left"),
            column(1, "right"),
            vec!["figure".to_owned()],
            column(2, "left"),
            column(2, "right"),
        ];
        assert_eq!(read, expected.concat());
    }

    #[test]
    fn three_columns_are_columns_and_a_table_is_none() {
        let mut pieces = Vec::new();
        for line in 0..8 {
            for column in 0..3 {
                let x = 50.0 + 170.0 * column as f32;
                pieces.push(piece(x, 700.0 - 12.0 * line as f32, 155.0, &format!("{column}{line}")));
            }
        }
        let read = words(pieces);
        let expected: Vec<String> = (0..3).flat_map(|c| (0..8).map(move |l| format!("{c}{l}"))).collect();
        assert_eq!(read, expected);
        let mut table = Vec::new();
        for line in 0..8 {
            table.push(piece(50.0, 700.0 - 12.0 * line as f32, if line == 0 { 200.0 } else { 30.0 }, "name"));
            table.push(piece(300.0, 700.0 - 12.0 * line as f32, 20.0, "7"));
        }
        assert_eq!(words(table), vec!["name 7"; 8]);
    }

    #[test]
    fn letters_above_the_line_belong_to_it() {
        let mut raised = piece(90.0, 704.0, 4.0, "1");
        raised.size = 6.0;
        let pieces = vec![piece(50.0, 700.0, 40.0, "peace."), raised, piece(97.0, 700.0, 40.0, "So")];
        let line = lines(pieces).remove(0);
        assert_eq!((line.words.as_str(), line.size, line.y), ("peace.1 So", 10.0, 700.0));
    }
}
