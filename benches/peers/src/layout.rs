//! What others make of the graphs of `cargo bench --bench layout`, measured in the same way: rust-sugiyama in this
//! process, Graphviz `dot` and dagre (with `node`) where they are installed; these two with the start of their
//! process. `cargo run --release --bin layout [boxes …]` in this folder; more than a thousand boxes take some of
//! them minutes.

#[path = "../../layout/graphs.rs"]
mod graphs;
#[path = "../../frame/workload.rs"]
#[expect(dead_code, reason = "only its random numbers are used here")]
mod workload;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use cpu_time::ProcessTime;
use graphs::{Generated, WIDTH, generate, report};

/// Left, top, width and height of each box.
type Boxes = Vec<(f32, f32, f32, f32)>;

/// Processor seconds of all processes that this one has started and waited for. `None` where the system does
/// not say.
fn children_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // After the name, which stands in brackets and may hold anything; in hundredths.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|field| field.parse::<f64>().ok());
    Some((ticks(13)? + ticks(14)?) / 100.0)
}

/// Runs a program with `input`; its output and the processor seconds that it took.
fn run(program: &mut Command, input: &str) -> Option<(String, f64)> {
    let (before, begin) = (children_seconds(), std::time::Instant::now());
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut pipe = child.stdin.take()?;
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output().ok()?;
    let _ = feeder.join();
    if !output.status.success() {
        return None;
    }
    let taken = match (before, children_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => begin.elapsed().as_secs_f64(),
    };
    Some((String::from_utf8_lossy(&output.stdout).into_owned(), taken))
}

fn dot(graph: &Generated) -> Option<(Boxes, f64)> {
    let mut text =
        String::from("digraph { rankdir=TB; nodesep=0.42; ranksep=0.7; node [shape=box fixedsize=true label=\"\"]\n");
    for (n, height) in graph.heights.iter().enumerate() {
        text.push_str(&format!("{n} [width={:.4} height={:.4}]\n", f64::from(WIDTH) / 72.0, f64::from(*height) / 72.0));
    }
    for (a, b) in &graph.edges {
        text.push_str(&format!("{a} -> {b}\n"));
    }
    text.push_str("}\n");
    let (output, taken) = run(Command::new("dot").arg("-Tplain"), &text)?;
    let mut boxes = vec![(0.0, 0.0, 0.0, 0.0); graph.heights.len()];
    for line in output.lines().filter(|line| line.starts_with("node ")) {
        let fields: Vec<f32> = line.split_whitespace().skip(1).take(5).filter_map(|f| f.parse().ok()).collect();
        if let [n, x, y, w, h] = fields.as_slice()
            && let Some(slot) = boxes.get_mut(*n as usize)
        {
            *slot = ((x - w / 2.0) * 72.0, (-y - h / 2.0) * 72.0, w * 72.0, h * 72.0);
        }
    }
    Some((boxes, taken))
}

/// Boxes round their middles, one a line: number, x, y.
fn from_middles(graph: &Generated, middles: impl Iterator<Item = (usize, f64, f64)>) -> Boxes {
    let mut boxes = vec![(0.0, 0.0, 0.0, 0.0); graph.heights.len()];
    for (n, x, y) in middles {
        if let (Some(slot), Some(height)) = (boxes.get_mut(n), graph.heights.get(n)) {
            let (width, height) = (WIDTH as f32, *height as f32);
            *slot = (x as f32 - width / 2.0, y as f32 - height / 2.0, width, height);
        }
    }
    boxes
}

/// dagre, once `npm` has put it into a folder of its own.
fn dagre(graph: &Generated, folder: &Path) -> Option<(Boxes, f64)> {
    let boxes: Vec<String> = graph.heights.iter().map(ToString::to_string).collect();
    let edges: Vec<String> = graph.edges.iter().map(|(a, b)| format!("[{a},{b}]")).collect();
    let text = format!("{{\"width\":{WIDTH},\"heights\":[{}],\"edges\":[{}]}}", boxes.join(","), edges.join(","));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/dagre.cjs");
    let mut node = Command::new("node");
    let (output, taken) = run(node.arg("--stack-size=16000").arg(script).env("NODE_PATH", folder), &text)?;
    let middles = output.lines().filter_map(|line| {
        let mut fields = line.split_whitespace();
        let mut next = || fields.next()?.parse::<f64>().ok();
        Some((next()? as usize, next()?, next()?))
    });
    Some((from_middles(graph, middles), taken))
}

fn sugiyama(graph: &Generated) -> (Boxes, f64) {
    let vertices: Vec<(u32, (f64, f64))> = graph
        .heights
        .iter()
        .enumerate()
        .map(|(n, height)| (n as u32, (f64::from(WIDTH), f64::from(*height))))
        .collect();
    let edges: Vec<(u32, u32)> = graph.edges.iter().map(|(a, b)| (*a as u32, *b as u32)).collect();
    let config =
        rust_sugiyama::configure::Config { vertex_spacing: 40.0, dummy_size: 30.0, ..Default::default() };
    let begin = ProcessTime::now();
    let parts = rust_sugiyama::from_vertices_and_edges(&vertices, &edges, &config);
    let taken = begin.elapsed().as_secs_f64();
    // Parts side by side, which it leaves to others.
    let mut left = 0.0;
    let mut middles = Vec::new();
    for (nodes, width, _) in parts {
        middles.extend(nodes.into_iter().map(|(n, (x, y))| (n, x + left, y)));
        left += width + 60.0;
    }
    (from_middles(graph, middles.into_iter()), taken)
}

/// Puts dagre where `node` finds it; `None` without `npm`.
fn install_dagre() -> Option<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm");
    let modules = folder.join("node_modules");
    if !modules.join("@dagrejs/dagre").is_dir() {
        std::fs::create_dir_all(&folder).ok()?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-save", "--prefix"]).arg(&folder).arg("@dagrejs/dagre@3.1.3");
        npm.stdout(Stdio::null()).status().ok().filter(std::process::ExitStatus::success)?;
    }
    Some(modules)
}

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000] } else { sizes };
    let modules = install_dagre();
    for n in sizes {
        for family in ["tree", "arg", "dag", "cyc"] {
            let graph = generate(family, n);
            if let Some((boxes, taken)) = dot(&graph) {
                report("dot", family, taken, &graph, &boxes);
            }
            let (boxes, taken) = sugiyama(&graph);
            report("rust-sugiyama", family, taken, &graph, &boxes);
            // With three second parents in ten it takes a minute for a thousand boxes.
            let large = n > 1_000 || (n == 1_000 && family != "tree" && family != "arg");
            if let Some((boxes, taken)) = modules.as_ref().filter(|_| !large).and_then(|m| dagre(&graph, m)) {
                report("dagre", family, taken, &graph, &boxes);
            }
        }
    }
}
