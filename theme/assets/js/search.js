// Search as a reader sees it: the list that drops down under the box in the header, and the page of results with
// facets. Loaded when first needed, after the engine (search-engine.js).
(function () {
"use strict";
const { start, search, shown, facet, places, folded, address } = fourones;
const onDisk = location.protocol === "file:";

/* what a result shows ------------------------------------------------------ */
function marked(text, terms) {
  const piece = document.createDocumentFragment();
  let from = 0;
  for (const [begin, end] of places(text, terms)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(begin, end);
    piece.append(text.slice(from, begin), mark);
    from = end;
  }
  piece.append(text.slice(from));
  return piece;
}

// The passage that holds the terms best, cut around the first of them.
function excerpt(data, terms, length) {
  let best = "", first = 0, most = 0;
  for (const passage of data.passages) {
    const found = places(passage, terms);
    const kinds = new Set(found.map((place) => place[2])).size;
    if (kinds > most || (kinds === most && kinds && passage.length > best.length && best.length < 20)) {
      best = passage; first = found[0][0]; most = kinds;
    }
  }
  if (!most) { return data.summary || data.passages[0] || ""; }
  const from = whole(best, Math.max(0, first - Math.floor(length / 3)));
  const to = whole(best, from + length);
  return (from ? "…" : "") + best.slice(from, to) + (to < best.length ? "…" : "");
}

// A place in a text that does not part a character of two units.
function whole(text, place) {
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place + 1 : place;
}

const nothing = (query) => ([...folded(query)].length === 1
  ? `标题里没有“${query}”。只写一个字，就只在标题里找；请多写几个字。`
  : `没有找到“${query}”。换个说法，或少写几个字。`);

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) { made.className = className; }
  made.append(...children.filter(Boolean));
  return made;
}

/* the list below the box in the header ------------------------------------- */
const FEW = 5;

function attach(box) {
  const input = box.querySelector("input");
  const list = element("ul", "found");
  const status = element("p", "sr");
  let number = 0, asked = 0, timer = 0, composing = false;
  list.id = `found-${Math.random().toString(36).slice(2, 8)}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "搜索结果");
  status.setAttribute("role", "status");
  Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })
    .forEach(([name, value]) => input.setAttribute(name, value));
  box.append(list, status);

  const options = () => [...list.children];
  function choose(index) {
    const every = options();
    number = every.length ? (index + every.length) % every.length : 0;
    every.forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    if (every[number]) {
      input.setAttribute("aria-activedescendant", every[number].id);
      every[number].scrollIntoView({ block: "nearest" });
    }
  }
  function close() {
    list.hidden = true;
    number = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function option(href, ...children) {
    const link = element("a", "found__link", ...children);
    link.href = href;
    link.tabIndex = -1;
    const row = element("li", "found__row", link);
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.id = `${list.id}-${list.children.length}`;
    list.append(row);
  }
  async function show() {
    const query = input.value.trim();
    const own = ++asked;
    if (!folded(query)) { close(); status.textContent = ""; return; }
    let answer, rows;
    try {
      answer = await search(query);
      rows = await shown(answer.results, 0, FEW);
    } catch (error) {
      if (own === asked) { unavailable(list); list.hidden = false; }
      return;
    }
    if (own !== asked) { return; }
    list.replaceChildren();
    for (const data of rows) {
      option(address(data.url),
        element("span", "found__kind", data.kind),
        element("span", "found__title", marked(data.title, answer.terms)),
        element("span", "found__text", marked(excerpt(data, answer.terms, 42), answer.terms)));
    }
    const count = answer.results.length;
    if (count) {
      const all = new URL(address("search/"));
      all.searchParams.set("q", query);
      option(all.href, element("span", "found__all", count > FEW ? `查看全部${count}条结果` : "在搜索页筛选", " →"));
    } else {
      list.append(element("li", "found__none", nothing(query)));
    }
    list.hidden = false;
    number = -1;
    input.setAttribute("aria-expanded", "true");
    status.textContent = count ? `${count}条结果` : "没有结果";
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(show, 160); };

  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; later(); });
  input.addEventListener("input", (event) => { if (!composing && !event.isComposing) { later(); } });
  input.addEventListener("focus", () => { start().catch(() => {}); if (list.children.length && input.value) { list.hidden = false; } });
  input.addEventListener("keydown", (event) => {
    if (composing || event.isComposing) { return; }
    if (event.key === "Escape") {
      if (!list.hidden) { event.preventDefault(); close(); } else { input.blur(); }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden && list.children.length) { list.hidden = false; }
      choose(event.key === "ArrowDown" ? number + 1 : Math.max(number, 0) - 1);
    } else if (event.key === "Enter" && !list.hidden && number >= 0 && options()[number]) {
      const link = options()[number].querySelector("a");
      if (link) { event.preventDefault(); location.href = link.href; }
    }
  });
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) { setTimeout(close, 120); } });
  if (document.activeElement === input) { start().catch(() => {}); if (input.value) { later(); } }
}

function unavailable(place) {
  place.replaceChildren(element("li", "found__none",
    onDisk ? "这份拷贝里的搜索文件不全；请从各栏目查找。" : "搜索暂时打不开，请稍后再试，或从各栏目查找。"));
}

/* the page of results ------------------------------------------------------ */
const STEP = 10;

function attachPage(page) {
  const input = page.querySelector("input[name=q]");
  const status = page.querySelector("[data-count]");
  const list = page.querySelector("[data-results]");
  const facets = page.querySelector("[data-facets]");
  const chips = page.querySelector("[data-chips]");
  const more = page.querySelector("[data-more]");
  let there = 0, asked = 0, composing = false, timer = 0, current = { terms: [], results: [] };
  let chosen = {};

  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    chosen = {};
    for (const [name, value] of asked) { if (name !== "q" && value) { (chosen[name] = chosen[name] || []).push(value); } }
  }
  function toAddress(push) {
    const state = new URLSearchParams();
    if (input.value.trim()) { state.set("q", input.value.trim()); }
    for (const [name, values] of Object.entries(chosen)) { values.forEach((value) => state.append(name, value)); }
    const url = `${location.pathname}${String(state) ? `?${state}` : ""}`;
    if (url !== location.pathname + location.search) { history[push ? "pushState" : "replaceState"](null, "", url); }
  }
  // Name → label, values and who has them.
  async function members(index) {
    const names = Object.keys(index.facets);
    const values = await Promise.all(names.map((name) => facet(name, index)));
    return new Map(names.map((name, place) => [name, { label: index.facets[name], values: values[place] }]));
  }
  function passing(known, except) {
    let kept = current.results;
    for (const [name, values] of Object.entries(chosen)) {
      if (name === except || !known.has(name)) { continue; }
      const sets = values.map((value) => known.get(name).values.get(value)).filter(Boolean);
      kept = kept.filter((result) => sets.some((set) => set.has(result.number)));
    }
    return kept === current.results ? [...kept] : kept;
  }
  function showFacets(known) {
    const groups = [];
    for (const [name, { label, values }] of known) {
      const base = passing(known, name);
      const rows = [...values].map(([value, set]) => ({
        value,
        count: base.filter((result) => set.has(result.number)).length,
        on: (chosen[name] || []).includes(value),
      })).filter((row) => row.count || row.on);
      rows.sort((a, b) => (name === "year" ? b.value.localeCompare(a.value) : b.count - a.count));
      if (rows.length > 1 || rows.some((row) => row.on)) { groups.push(group(name, label, rows)); }
    }
    facets.replaceChildren(...groups);
    chips.replaceChildren(...Object.entries(chosen).flatMap(([name, values]) => values.map((value) => {
      const chip = element("button", "chip", value, element("span", "sr", "，移除"), element("span", "chip__x", "×"));
      chip.type = "button";
      chip.addEventListener("click", () => toggle(name, value));
      return chip;
    })));
  }
  // The same markup as the facets of lists (theme/parts/parts.html), so that one style serves both.
  function group(name, label, rows) {
    const body = element("ul", "", ...rows.map((row) => {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = row.on;
      box.addEventListener("change", () => toggle(name, row.value));
      const sign = page.querySelector("template[data-box]").content.cloneNode(true);
      return element("li", "", element("label", "", box, sign, element("span", "", row.value), element("span", "num", String(row.count))));
    }));
    const section = element("section", "facet", element("h2", "", label), body);
    section.setAttribute("role", "group");
    section.setAttribute("aria-label", label);
    return section;
  }
  function toggle(name, value) {
    const values = chosen[name] || [];
    chosen[name] = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
    if (!chosen[name].length) { delete chosen[name]; }
    toAddress(true);
    show();
  }
  function card(data) {
    const title = element("a", "hit__title", marked(data.title, current.terms));
    title.href = address(data.url);
    return element("li", "hit",
      element("p", "hit__kind note", data.kind, data.date ? ` · ${data.date}` : ""),
      element("h2", "hit__head", title),
      element("p", "hit__text", marked(excerpt(data, current.terms, 110), current.terms)),
      data.where ? element("p", "hit__where note", data.where) : null);
  }
  // The next results. One that turns out not to hold a term goes from the list, and from the counts.
  async function append(results, known, own) {
    const rows = await shown(results, there, STEP);
    if (own !== asked) { return; }
    current.results = current.results.filter((result) => !result.refuted);
    list.append(...rows.map(card));
    there += rows.length;
    more.hidden = there >= results.length;
    page.dataset.state = results.length ? "found" : "none";
    status.textContent = results.length ? `找到${results.length}条` : nothing(input.value.trim());
    showFacets(known);
  }
  async function show() {
    const own = ++asked;
    const query = input.value.trim();
    if (!folded(query)) {
      current = { terms: [], results: [] };
      [list, facets, chips].forEach((place) => place.replaceChildren());
      more.hidden = true;
      page.dataset.state = "idle";
      status.textContent = "";
      return;
    }
    try {
      const answer = await search(query);
      const known = await members(answer.index);
      if (own !== asked) { return; }
      current = answer;
      const results = passing(known);
      list.replaceChildren();
      there = 0;
      more.onclick = () => append(results, known, own);
      await append(results, known, own);
    } catch (error) {
      if (own === asked) { page.dataset.state = "none"; unavailable(list); status.textContent = ""; }
    }
  }
  page.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); toAddress(true); show(); });
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; later(); });
  input.addEventListener("input", (event) => { if (!composing && !event.isComposing) { later(); } });
  const later = () => { clearTimeout(timer); timer = setTimeout(() => { toAddress(false); show(); }, 220); };
  addEventListener("popstate", () => { fromAddress(); show(); });
  fromAddress();
  show();
}

if (onDisk) { document.querySelectorAll("form.search").forEach((each) => { each.action = address("search/"); }); }
document.querySelectorAll("form.search:not([data-page])").forEach(attach);
document.querySelectorAll("[data-search-page]").forEach(attachPage);
})();
