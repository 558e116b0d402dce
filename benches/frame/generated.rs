//! The generated map of a size as the model has it, for benchmarks without a window.

use counterpoint::edit::Ids;
use counterpoint::model::{Change, ElementId, Inference, Links, Map, Place, Statement};

use super::workload::workload;

/// A map of this many cards.
pub fn generated(cards: usize) -> Map {
    let workload = workload(cards);
    let Ok(replica) = "bench".parse() else { unreachable!("a fixed name") };
    let mut ids = Ids::after(replica, 0);
    let mut map = Map::new(ids.fresh());
    let mut all: Vec<ElementId> = Vec::new();
    for (text, x, y) in &workload.cards {
        let id = ids.fresh();
        let statement =
            Statement { text: text.clone(), place: Place::new(*x as i32, *y as i32), ..Statement::default() };
        let _ = map.apply(&Change::InsertStatement(id, Box::new(statement)));
        all.push(id);
    }
    for (from, to) in &workload.links {
        if let (Some(from), Some(to)) = (all.get(*from), all.get(*to)) {
            let links = Links::simple(*from, *to);
            let _ = map.apply(&Change::InsertInference(ids.fresh(), Box::<Inference>::default(), links));
        }
    }
    map
}
