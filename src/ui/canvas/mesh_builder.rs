//! Plain shapes in one mesh, with edges that fade out over a point so that they are smooth. What egui's
//! own shapes can do and more costs several times the vertices; a canvas draws hundreds of cards.

use std::f32::consts::FRAC_1_SQRT_2;

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};

/// Steps round each corner of a box.
const STEPS: usize = 5;
/// The points of a quarter circle, from straight right to straight down.
const QUARTER: [(f32, f32); STEPS] =
    [(1.0, 0.0), (0.923_88, 0.382_68), (FRAC_1_SQRT_2, FRAC_1_SQRT_2), (0.382_68, 0.923_88), (0.0, 1.0)];

/// How far an edge fades, in points.
const FADE: f32 = 1.0;

/// A mesh that grows.
#[derive(Debug, Default)]
pub struct MeshBuilder {
    /// What was drawn so far.
    pub mesh: Mesh,
}

/// The outline of a box with rounded corners, clockwise from the right end of its lower right corner.
fn outline(rect: Rect, radius: f32) -> impl Iterator<Item = Pos2> {
    let r = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
    let inner = rect.shrink(r);
    let corners = [
        (inner.right_bottom(), 1.0, 1.0, false),
        (inner.left_bottom(), -1.0, 1.0, true),
        (inner.left_top(), -1.0, -1.0, false),
        (inner.right_top(), 1.0, -1.0, true),
    ];
    corners.into_iter().flat_map(move |(at, x, y, turned)| {
        QUARTER.into_iter().map(move |(c, s)| {
            let (c, s) = if turned { (s, c) } else { (c, s) };
            at + vec2(c * x * r, s * y * r)
        })
    })
}

impl MeshBuilder {
    /// An empty mesh with room for so many vertices, so that it need not grow.
    pub fn roomy(vertices: usize) -> Self {
        let mut mesh = Mesh::default();
        mesh.reserve_vertices(vertices);
        mesh.indices.reserve(3 * vertices);
        Self { mesh }
    }

    fn vertex(&mut self, pos: Pos2, color: Color32) {
        self.mesh.vertices.push(Vertex { pos, uv: egui::epaint::WHITE_UV, color });
    }

    fn next(&self) -> u32 {
        self.mesh.vertices.len() as u32
    }

    /// Adds a closed ring of vertices and, from the second ring on, ties it to the one before.
    fn ring(&mut self, points: impl Iterator<Item = Pos2>, colour: Color32, tied: bool) -> u32 {
        let first = self.next();
        points.for_each(|point| self.vertex(point, colour));
        let count = self.next() - first;
        if tied {
            for n in 0..count {
                let (a, b) = (first + n, first + (n + 1) % count);
                let (c, d) = (a - count, b - count);
                self.mesh.indices.extend([a, b, d, a, d, c]);
            }
        }
        first
    }

    /// Fills what the ring that was added last encloses.
    fn fill(&mut self, first: u32) {
        for n in first + 1..self.next().saturating_sub(1) {
            self.mesh.indices.extend([first, n, n + 1]);
        }
    }

    /// Four corners round a box, with hard edges.
    pub fn rect(&mut self, rect: Rect, colour: Color32) {
        let first = self.next();
        self.vertex(rect.min, colour);
        self.vertex(pos2(rect.max.x, rect.min.y), colour);
        self.vertex(rect.max, colour);
        self.vertex(pos2(rect.min.x, rect.max.y), colour);
        self.mesh.indices.extend([0, 1, 2, 0, 2, 3].map(|n| first + n));
    }

    /// A box with rounded corners and smooth edges.
    pub fn rounded(&mut self, rect: Rect, radius: f32, colour: Color32) {
        let half = FADE / 2.0;
        self.ring(outline(rect.expand(half), radius + half), Color32::TRANSPARENT, false);
        let first = self.ring(outline(rect.shrink(half), radius - half), colour, true);
        self.fill(first);
    }

    /// The left end of a box with rounded corners, so wide.
    pub fn rounded_left(&mut self, rect: Rect, radius: f32, width: f32, colour: Color32) {
        let cut = rect.left() + width;
        let left = move |rect: Rect, radius: f32| {
            outline(rect, radius).skip(STEPS).take(2 * STEPS).map(move |p| pos2(p.x.min(cut), p.y))
        };
        let half = FADE / 2.0;
        let first = self.next();
        let count = 2 * STEPS as u32;
        left(rect.expand(half), radius + half).for_each(|p| self.vertex(p, Color32::TRANSPARENT));
        left(rect.shrink(half), radius - half).for_each(|p| self.vertex(p, colour));
        for n in 0..count - 1 {
            let (a, b) = (first + n, first + n + 1);
            self.mesh.indices.extend([a, b, b + count, a, b + count, a + count]);
        }
        // Straight up on the right; the rest is a fan.
        for n in first + count + 1..first + 2 * count - 1 {
            self.mesh.indices.extend([first + count, n, n + 1]);
        }
    }

    /// A line round a box with rounded corners; its outer edge is the edge of the box.
    pub fn rounded_border(&mut self, rect: Rect, radius: f32, width: f32, colour: Color32) {
        let half = FADE / 2.0;
        self.ring(outline(rect.expand(half), radius + half), Color32::TRANSPARENT, false);
        self.ring(outline(rect.shrink(half), radius - half), colour, true);
        if width > FADE {
            self.ring(outline(rect.shrink(width - half), radius - width + half), colour, true);
        }
        self.ring(outline(rect.shrink(width + half), radius - width - half), Color32::TRANSPARENT, true);
    }

    /// A soft shadow of a box with rounded corners, which fades out over `blur`.
    pub fn shadow(&mut self, rect: Rect, radius: f32, blur: f32, colour: Color32) {
        self.ring(outline(rect.expand(blur / 2.0), radius + blur / 2.0), Color32::TRANSPARENT, false);
        let first = self.ring(outline(rect.shrink(blur / 2.0), radius), colour, true);
        self.fill(first);
    }

    /// A border inside a box, with hard edges.
    pub fn border(&mut self, rect: Rect, width: f32, colour: Color32) {
        let inner = rect.shrink(width);
        self.rect(Rect::from_min_max(rect.min, pos2(rect.max.x, inner.min.y)), colour);
        self.rect(Rect::from_min_max(pos2(rect.min.x, inner.max.y), rect.max), colour);
        self.rect(Rect::from_min_max(pos2(rect.min.x, inner.min.y), pos2(inner.min.x, inner.max.y)), colour);
        self.rect(Rect::from_min_max(pos2(inner.max.x, inner.min.y), pos2(rect.max.x, inner.max.y)), colour);
    }

    /// A disc with a smooth edge.
    pub fn disc(&mut self, at: Pos2, radius: f32, colour: Color32) {
        // So many corners that none is seen.
        let corners = (radius * 1.5).clamp(16.0, 72.0) as usize;
        let circle = move |r: f32| {
            (0..corners).map(move |n| at + Vec2::angled(std::f32::consts::TAU * n as f32 / corners as f32) * r)
        };
        let half = FADE / 2.0;
        self.ring(circle(radius + half), Color32::TRANSPARENT, false);
        let first = self.ring(circle((radius - half).max(0.0)), colour, true);
        self.fill(first);
    }

    /// A triangle with hard edges.
    pub fn triangle(&mut self, points: [Pos2; 3], colour: Color32) {
        let first = self.next();
        points.into_iter().for_each(|point| self.vertex(point, colour));
        self.mesh.indices.extend([first, first + 1, first + 2]);
    }

    /// Letters as egui has laid them out, scaled; `atlas` is the size of the picture of all letters, in pixels.
    pub fn letters(&mut self, letters: &Mesh, (at, scale): (Pos2, f32), atlas: Vec2, colour: Color32) {
        let first = self.next();
        self.mesh.indices.extend(letters.indices.iter().map(|index| index + first));
        let one = vec2(1.0 / atlas.x.max(1.0), 1.0 / atlas.y.max(1.0));
        self.mesh.vertices.extend(letters.vertices.iter().map(|letter| Vertex {
            pos: at + letter.pos.to_vec2() * scale,
            uv: (letter.uv.to_vec2() * one).to_pos2(),
            color: if letter.color == Color32::PLACEHOLDER { colour } else { letter.color },
        }));
    }

    /// A line that fades out on each side.
    pub fn line(&mut self, points: impl IntoIterator<Item = Pos2>, width: f32, colour: Color32) {
        let core = (width - FADE).max(0.0) / 2.0;
        // A thinner line than the fade is wide is a paler one.
        let colour = if width < FADE { colour.gamma_multiply(width.max(0.0)) } else { colour };
        let mut before: Option<Pos2> = None;
        let mut begun = false;
        for point in points {
            if let Some(from) = before {
                let way = point - from;
                let length = way.length_sq().sqrt();
                if length <= 0.0 {
                    continue;
                }
                let across = vec2(-way.y, way.x) / length;
                if !begun {
                    self.rung(from, across, core, colour, false);
                    begun = true;
                }
                self.rung(point, across, core, colour, true);
            }
            before = Some(point);
        }
    }

    /// Three vertices across a thin line, or four across a thick one, tied to those before.
    fn rung(&mut self, at: Pos2, across: Vec2, core: f32, colour: Color32, tied: bool) {
        let first = self.next();
        let out = across * (core + FADE);
        self.vertex(at - out, Color32::TRANSPARENT);
        if core > 0.2 {
            self.vertex(at - across * core, colour);
            self.vertex(at + across * core, colour);
        } else {
            self.vertex(at, colour);
        }
        self.vertex(at + out, Color32::TRANSPARENT);
        let count = self.next() - first;
        if tied && first >= count {
            for n in first..first + count - 1 {
                self.mesh.indices.extend([n - count, n - count + 1, n + 1, n - count, n + 1, n]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_stays_within_its_edge_and_names_only_its_own_vertices() {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(200.0, 90.0));
        let mut sheet = MeshBuilder::default();
        sheet.rounded(rect, 9.0, Color32::RED);
        sheet.rounded_left(rect, 9.0, 4.0, Color32::RED);
        sheet.rounded_border(rect, 9.0, 2.0, Color32::RED);
        sheet.disc(rect.center(), 8.0, Color32::RED);
        sheet.line([rect.min, rect.center(), rect.center(), rect.max], 2.0, Color32::RED);
        sheet.border(rect, 1.0, Color32::RED);
        assert!(sheet.mesh.is_valid());
        assert!(sheet.mesh.vertices.iter().all(|v| rect.expand(2.0).contains(v.pos)));
        assert!(sheet.mesh.indices.len().is_multiple_of(3));
        let opaque = sheet.mesh.vertices.iter().filter(|v| v.color == Color32::RED);
        assert!(opaque.count() * 3 > sheet.mesh.vertices.len(), "most of it can be seen");
    }
}
