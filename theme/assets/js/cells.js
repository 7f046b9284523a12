// Rows drawn: as the cards that the page's own template describes, or as a table. Data becomes text, never markup.
import { wordsOf } from "./rows.js";

const SVG = "http://www.w3.org/2000/svg";

/** A title as the static pages set it: “|” is a place to break, quotation marks stay with their neighbours. */
export function title(text) {
  const out = document.createDocumentFragment();
  text.split("|").forEach((part, number) => {
    if (number) { out.append(document.createElement("wbr")); }
    part.split(/(“|[^“”\s]”[，。：；、]?|”)/).forEach((piece) => {
      if (piece === "“" || piece === "”") {
        out.append(span("q", piece));
      } else if (/^.”/u.test(piece)) {
        const kept = span("k", piece[0]);
        kept.append(span("q", "”"), piece.slice(2));
        out.append(kept);
      } else if (piece) {
        out.append(piece);
      }
    });
  });
  return out;
}

/** One page of rows as cards. */
export function cards(rows, shown, template, base) {
  const [tag, ...classes] = template.dataset.row.split(".");
  const box = document.createElement(tag);
  box.className = classes.join(" ");
  shown.forEach((row) => {
    const card = template.content.cloneNode(true);
    card.querySelectorAll("[data-href]").forEach((link) => { if (rows.url(row)) { link.href = base + rows.url(row); } });
    card.querySelectorAll("[data-cell]").forEach((place) => fill(place, rows, row, base));
    card.querySelectorAll("[data-if]").forEach((part) => {
      if (!wordsOf(rows.cell(row, rows.column(part.dataset.if)), rows.column(part.dataset.if))) { part.remove(); }
    });
    card.querySelectorAll("[data-choose]").forEach((tick) => {
      tick.dataset.choose = rows.url(row).split("/")[1];
      tick.dataset.name = rows.cell(row, rows.column("title"));
    });
    box.append(card);
  });
  return box;
}

/** One page of rows as a table in a box that scrolls. */
export function table(rows, shown, base, caption) {
  const box = document.createElement("div");
  box.className = "scroller";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", `${caption}，可左右滑动`);
  const columns = rows.columns.filter((column) => column.use === "list");
  const grid = document.createElement("table");
  grid.className = "rows";
  const head = grid.createTHead().insertRow();
  columns.forEach((column) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = column.label;
    if (column.kind === "number") { cell.className = "r"; }
    head.append(cell);
  });
  const body = grid.createTBody();
  shown.forEach((row) => {
    const line = body.insertRow();
    columns.forEach((column) => {
      const cell = column.kind === "title" ? document.createElement("th") : document.createElement("td");
      if (column.kind === "title") { cell.scope = "row"; }
      if (column.kind === "number") { cell.className = "r num"; }
      if (column.kind === "title") {
        const link = document.createElement(rows.url(row) ? "a" : "b");
        if (rows.url(row)) { link.href = base + rows.url(row); }
        link.append(title(rows.cell(row, column)));
        cell.append(link);
      } else {
        cell.append(drawn(rows.cell(row, column), column, base));
      }
      line.append(cell);
    });
  });
  box.append(grid);
  return box;
}

function fill(place, rows, row, base) {
  const column = rows.column(place.dataset.cell);
  const value = rows.cell(row, column);
  if (column.kind === "picture") {
    if (value) { place.src = base + value; } else { place.closest(".entry--pic")?.classList.remove("entry--pic"); place.remove(); }
    return;
  }
  if (column.kind === "title") { place.replaceChildren(title(value)); return; }
  if (place.dataset.first) {
    value.slice(0, Number(place.dataset.first)).forEach((word) => { place.before(span("", word)); });
    place.remove();
    return;
  }
  if (!wordsOf(value, column)) {
    const before = place.previousSibling;
    if (before && before.nodeType === Node.TEXT_NODE && before.textContent === "　") { before.remove(); }
    place.remove();
    return;
  }
  place.append(drawn(value, column, base, place.dataset.between, "plain" in place.dataset));
}

/** A cell as nodes. `flat` leaves links out, where the whole card is one. */
function drawn(value, column, base, between = "、", flat = false) {
  const out = document.createDocumentFragment();
  if (column.kind === "links") {
    value.forEach((pair, number) => {
      if (number) { out.append(between); }
      out.append(pair[1] && !flat ? anchor(pair[0], base + pair[1]) : pair[0]);
    });
  } else if (column.kind === "sign") {
    out.append(sign(value[0], value[1]));
  } else if (column.kind === "flag") {
    if (value) { out.append(sign(column.key, "")); }
  } else if (column.kind === "states") {
    if (value.length) { out.append(strokes(value)); }
  } else if (column.kind === "years") {
    value.forEach((year) => out.append(yearCell(year, base)));
  } else if (column.kind === "taken") {
    value.forEach((each) => out.append(adoption(each, base)));
  } else {
    out.append(wordsOf(value, column));
  }
  return out;
}

/** A badge or sign, cloned from the page's own, with its word behind it. */
function sign(code, word) {
  const template = document.querySelector(`template[data-sign="${CSS.escape(code)}"]`);
  if (!template) { return document.createTextNode(word); }
  const copy = template.content.cloneNode(true);
  const box = copy.firstElementChild;
  if (word) { box.append(word); }
  return copy;
}

function yearCell(year, base) {
  const [number, state, word, links] = year;
  const item = document.createElement("li");
  item.append(span("num", String(number)));
  if (state === "future") { item.append(span("note", word)); return item; }
  if (state === "have") {
    links.forEach((pair) => {
      const cell = span("cell", "");
      cell.append(sign("have", ""), anchor(pair[0], base + pair[1]));
      item.append(cell);
    });
    return item;
  }
  const cell = span("cell", "");
  cell.append(sign("gap", ""), span("note", word));
  item.append(cell);
  return item;
}

/** One adoption: who or what, when, and how. */
function adoption([text, url, kind, date, note], base) {
  const item = document.createElement("li");
  const who = span("taken__who", "");
  if (kind) {
    const word = span("kind", "");
    const bold = document.createElement("b");
    bold.textContent = kind;
    word.append(bold);
    who.append(word, " ");
  }
  who.append(url ? anchor(text, base + url) : text);
  item.append(who, span("note num", date));
  if (note) {
    const line = document.createElement("p");
    line.textContent = note;
    item.append(line);
  }
  return item;
}

/** The four strokes of a branch, as macro `ones` of theme/parts/parts.html draws them. */
function strokes(states) {
  const box = drawing("svg", { class: "ones", viewBox: "0 0 24 24", role: "img", "aria-label": states.map((s) => s[0] + s[2]).join("，") });
  states.forEach((each, number) => {
    const y = number * 6 + 1;
    if (each[1] === "ready") {
      box.append(drawing("rect", { class: "on", x: 1, y, width: 22, height: 4 }));
    } else {
      const kind = each[1] === "started" ? "off" : "no";
      box.append(drawing("rect", { class: kind, x: 1.6, y: y + 0.5, width: 20.8, height: 3 }));
      if (kind === "off") { box.append(drawing("rect", { class: "on", x: 1, y, width: 11, height: 4 })); }
    }
  });
  return box;
}

function drawing(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

function anchor(text, url) {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = text.replaceAll("|", "");
  return link;
}

function span(name, text) {
  const node = document.createElement("span");
  if (name) { node.className = name; }
  node.textContent = text;
  return node;
}
