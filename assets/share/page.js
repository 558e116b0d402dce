"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const map = by("map");
  const svg = map.querySelector("svg");
  if (!svg) return;
  const cards = [...svg.querySelectorAll(".c")];
  const links = [...svg.querySelectorAll(".l")];
  const idOf = (element) => element.id.slice(2);
  const whole = svg.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  let view = { ...all };
  let chosen = null;

  // What a card says stands once, in the outline.
  const rows = new Map([...document.querySelectorAll("nav a:not(.again)")].map((a) => [a.getAttribute("href").slice(3), a]));
  const saying = (id) => (rows.has(id) ? rows.get(id).querySelector("bdi").textContent : "");
  const about_of = (id) => (rows.has(id) ? rows.get(id).nextElementSibling : null);
  cards.forEach((card) => {
    const about = about_of(idOf(card));
    const standing = rows.has(idOf(card)) ? rows.get(idOf(card)).querySelector("i").textContent : "";
    const place = card.querySelector(".p");
    const parts = [about ? about.firstElementChild.textContent : "", saying(idOf(card)), place ? place.textContent : "", standing];
    card.setAttribute("role", "button");
    card.setAttribute("tabindex", "-1");
    const name = document.createElementNS("http://www.w3.org/2000/svg", "title");
    name.textContent = parts.filter(Boolean).join(", ");
    card.prepend(name);
  });

  // Where it is looked at.
  const scale = () => Math.max(view.w / svg.clientWidth, view.h / svg.clientHeight);
  const apply = () => {
    svg.setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" "));
    // From afar words are no use, and boxes in their side's colour are.
    svg.classList.toggle("far", scale() > 3.2);
  };
  const point = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return { x: at.x, y: at.y };
  };
  const zoom = (factor, at) => {
    const centre = at || { x: view.x + view.w / 2, y: view.y + view.h / 2 };
    const width = Math.min(Math.max(view.w * factor, 60), all.w * 4);
    const by = width / view.w;
    view = { x: centre.x - (centre.x - view.x) * by, y: centre.y - (centre.y - view.y) * by, w: width, h: view.h * by };
    apply();
  };
  const pan = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    apply();
  };
  const fit = () => {
    view = { ...all };
    apply();
  };
  // The box of a card on the map, from where its group is put.
  const boxOf = (card) => {
    const put = card.transform.baseVal.consolidate().matrix;
    const box = card.querySelector(".b").getBBox();
    return { x: put.e, y: put.f, width: box.width, height: box.height };
  };
  const reveal = (card) => {
    const box = boxOf(card);
    if (view.w > 1600) {
      view.h = (view.h * 1100) / view.w;
      view.w = 1100;
    }
    // A little to the left, for what is said of it stands at the right.
    view.x = box.x + box.width / 2 - view.w * 0.4;
    view.y = box.y + box.height / 2 - view.h / 2;
    apply();
  };

  // One card is looked at.
  const choose = (id, options = {}) => {
    const card = by("e-" + id);
    if (!card || !card.classList.contains("c")) return;
    document.querySelectorAll(".on").forEach((old) => old.classList.remove("on"));
    cards.forEach((other) => other.setAttribute("tabindex", other === card ? "0" : "-1"));
    card.classList.add("on");
    chosen = card;
    const row = rows.get(id);
    if (row) {
      row.classList.add("on");
      row.scrollIntoView({ block: "nearest" });
    }
    if (card.classList.contains("gone")) unfold();
    if (options.reveal) reveal(card);
    if (options.focus) card.focus({ preventScroll: true });
    if (options.details) details(id);
  };
  const details = (id) => {
    const source = about_of(id);
    const box = by("card-text");
    box.replaceChildren();
    if (source) {
      const copy = source.cloneNode(true);
      const text = document.createElement("p");
      text.className = "text";
      text.dir = "auto";
      text.textContent = saying(id);
      copy.firstElementChild.after(text);
      box.append(copy);
    }
    by("card").hidden = false;
  };
  const close = () => {
    by("card").hidden = true;
  };

  // What hangs on what, out of the lines.
  const below = (id) => {
    const found = new Set();
    const next = [id];
    while (next.length) {
      const at = next.pop();
      for (const link of links) {
        if (link.dataset.b !== at || found.has(link.id)) continue;
        found.add(link.id);
        next.push(idOf(link));
        for (const from of link.dataset.a.split(" ")) {
          if (from !== id && !found.has("e-" + from)) {
            found.add("e-" + from);
            next.push(from);
          }
        }
      }
    }
    return found;
  };
  const fold = (id) => {
    const card = by("e-" + id);
    const known = card.querySelector(".n");
    const under = below(id);
    if (known) known.remove();
    if (known || !under.size) {
      under.forEach((other) => by(other).classList.remove("gone"));
      return;
    }
    under.forEach((other) => by(other).classList.add("gone"));
    const count = [...under].filter((other) => by(other).classList.contains("c")).length;
    const box = card.querySelector(".b").getBBox();
    const note = document.createElementNS("http://www.w3.org/2000/svg", "text");
    note.setAttribute("class", "n");
    note.setAttribute("x", box.x + box.width / 2);
    note.setAttribute("y", box.y + box.height + 14);
    note.textContent = "+" + count;
    card.append(note);
  };
  const unfold = () => {
    svg.querySelectorAll(".gone").forEach((element) => element.classList.remove("gone"));
    svg.querySelectorAll(".n").forEach((note) => note.remove());
  };
  const walk = (dx, dy) => {
    if (!chosen) {
      const first = cards.find((card) => !card.classList.contains("gone"));
      if (first) choose(idOf(first), { reveal: true, focus: true });
      return;
    }
    const middle = (card) => {
      const box = boxOf(card);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const from = middle(chosen);
    let best = null;
    for (const card of cards) {
      if (card === chosen || card.classList.contains("gone")) continue;
      const at = middle(card);
      const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
      const across = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
      if (along <= 0) continue;
      const cost = along + across * 2;
      if (!best || cost < best.cost) best = { card, cost };
    }
    if (best) choose(idOf(best.card), { reveal: true, focus: true, details: !by("card").hidden });
  };

  // Hands.
  const fingers = new Map();
  let moved = 0;
  map.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
  });
  map.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (fingers.size === 1) {
      moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (moved > 4) {
        map.setPointerCapture(event.pointerId);
        pan((before.x - now.x) * scale(), (before.y - now.y) * scale());
      }
    } else if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
      const apart = (a) => Math.max(Math.hypot(a.x - other.x, a.y - other.y), 1);
      zoom(apart(before) / apart(now), point(event));
      moved = 10;
    }
    fingers.set(event.pointerId, now);
  });
  const lift = (event) => fingers.delete(event.pointerId);
  map.addEventListener("pointerup", lift);
  map.addEventListener("pointercancel", lift);
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(event.deltaY * 0.0015), point(event));
  }, { passive: false });
  svg.addEventListener("click", (event) => {
    if (moved > 4) return;
    const card = event.target.closest(".c");
    if (card) choose(idOf(card), { details: true, focus: true });
  });
  svg.addEventListener("dblclick", (event) => {
    const card = event.target.closest(".c");
    if (card) fold(idOf(card));
  });
  document.querySelector("nav").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    choose(link.getAttribute("href").slice(3), { reveal: true, details: true });
  });

  // Keys.
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = {
      ArrowLeft: () => walk(-1, 0),
      ArrowRight: () => walk(1, 0),
      ArrowUp: () => walk(0, -1),
      ArrowDown: () => walk(0, 1),
      Enter: () => chosen && details(idOf(chosen)),
      " ": () => chosen && details(idOf(chosen)),
      f: () => chosen && fold(idOf(chosen)),
      "+": () => zoom(0.8),
      "=": () => zoom(0.8),
      "-": () => zoom(1.25),
      0: fit,
    };
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    const writes = event.target instanceof HTMLInputElement;
    if (event.key === "/" && !writes) {
      event.preventDefault();
      by("find").focus();
    }
  });

  // Finding.
  let hits = [];
  let at = -1;
  const find = () => {
    const wanted = by("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    svg.querySelectorAll(".hit").forEach((card) => card.classList.remove("hit"));
    at = -1;
    hits = wanted.length
      ? cards.filter((card) => {
          const text = (card.querySelector("title").textContent + " " + (about_of(idOf(card)) || card).textContent).toLowerCase();
          return wanted.every((word) => text.includes(word));
        })
      : [];
    hits.forEach((card) => card.classList.add("hit"));
    by("found").textContent = wanted.length ? hits.length + " " + by("found").dataset.word : "";
  };
  by("find").addEventListener("input", find);
  by("find").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !hits.length) return;
    at = (at + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
    choose(idOf(hits[at]), { reveal: true, details: true });
  });

  // Buttons.
  const click = (id, act) => by(id).addEventListener("click", act);
  click("in", () => zoom(0.8));
  click("out", () => zoom(1.25));
  click("fit", fit);
  click("unfold", unfold);
  click("print", () => window.print());
  click("close", () => {
    close();
    (chosen || map).focus({ preventScroll: true });
  });
  click("fold", () => chosen && fold(idOf(chosen)));
  click("theme", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // The outline folds, too.
  document.querySelectorAll("nav li").forEach((item) => {
    const inner = item.querySelector(":scope > ul");
    if (!inner) return;
    const turn = document.createElement("button");
    turn.className = "tw";
    turn.type = "button";
    const show = (open) => {
      inner.hidden = !open;
      turn.textContent = open ? "▾" : "▸";
      turn.setAttribute("aria-expanded", String(open));
    };
    turn.setAttribute("aria-label", document.querySelector("nav").dataset.fold);
    turn.addEventListener("click", () => show(inner.hidden));
    show(true);
    item.prepend(turn);
  });

  // Letters of another face may be wider than ours: lines that would leave their card are fitted in.
  for (const card of cards) {
    const room = card.querySelector(".b").getBBox().width - 30;
    for (const line of card.querySelectorAll("tspan")) {
      if (line.getComputedTextLength() > room) {
        line.setAttribute("textLength", room);
        line.setAttribute("lengthAdjust", "spacingAndGlyphs");
      }
    }
  }
  if (cards[0]) cards[0].setAttribute("tabindex", "0");
  apply();
  window.addEventListener("resize", apply);
})();
