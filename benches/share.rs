//! What it costs to make a share page and pictures of a map, and how large they are: `cargo bench --bench share`.
//! Processor time without writing to a disk; the map that ships, and generated ones.

#[path = "frame/generated.rs"]
mod generated;
#[path = "frame/workload.rs"]
#[expect(dead_code, reason = "only its maps are used here")]
mod workload;

use counterpoint::app::shipped_map;
use counterpoint::files::{contents, installed};
use counterpoint::model::{Ledger, Map};
use counterpoint::picture::{Form, ImageOptions, Paper, exported};
use cpu_time::ProcessTime;
use generated::generated;

fn measure(name: &str, map: &Map) {
    let Ok(file) = contents(map, &Ledger::default()) else { return };
    let looks = [
        (Form::Page, ImageOptions::default()),
        (Form::Svg, ImageOptions::default()),
        (Form::Png, ImageOptions::default()),
        (Form::Pdf, ImageOptions { page: Paper::A4, ..ImageOptions::default() }),
    ];
    for (form, look) in looks {
        let begin = ProcessTime::now();
        let made = exported(map, &file, form, look, None, &installed);
        let ms = begin.elapsed().as_secs_f64() * 1000.0;
        let form = form.extension();
        match made {
            Ok(made) => println!(
                "share map={name} form={form} ms={ms:.0} kB={} file_kB={}",
                made.bytes.len() / 1000,
                file.len() / 1000
            ),
            Err(_) => println!("share map={name} form={form} ms=– kB=– file_kB={}", file.len() / 1000),
        }
    }
}

fn main() {
    if let Some(opened) = shipped_map("second-coming-vs-trap") {
        measure("shipped", &opened.map);
    }
    for cards in [100, 1_000, 10_000] {
        measure(&cards.to_string(), &generated(cards));
    }
}
