// Search: the engine (phrases of single characters, see generator/search.py), the list that drops
// down under the box in the header, and the page of results with facets. Loaded when first needed.

const form = document.querySelector("form.search");
const root = new URL("../", form.action);
const folder = new URL("search/index/", root);

/* words ------------------------------------------------------------------ */
const WORD = /\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;
const HAN = /\p{Script=Han}/u;

function wordsOf(text) {
  const narrow = text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return narrow.match(WORD) || [];
}

// The terms of a query, each with the words that stand for it; all terms must be met.
function termsOf(query, synonyms) {
  return query.trim().split(/\s+/).filter((term) => wordsOf(term).length).map((term) => {
    const group = synonyms.find((words) => words.includes(term)) || [];
    return [term, ...group.filter((word) => word !== term)];
  });
}

/* engine ----------------------------------------------------------------- */
let ready = null;

function engine() {
  ready = ready || (async () => {
    const pagefind = await import(new URL("pagefind.js", folder));
    const answer = await fetch(new URL("settings.json", folder));
    await pagefind.options({ basePath: folder.pathname, baseUrl: "/", excerptLength: 1 });
    await pagefind.init();
    return { pagefind, settings: await answer.json() };
  })();
  return ready;
}

const IN_TITLE = 1e6;

// The records that hold a term, with a score; those that have it in the title come first.
async function found(pagefind, term, settings) {
  const words = wordsOf(term.toLowerCase());
  const titled = words.map((word) => (/^[一-\u9fff]$/.test(word)
    ? String.fromCodePoint(word.codePointAt(0) + settings.title) : settings.titleLatin + word));
  const everywhere = HAN.test(term) ? `"${words.join(" ")}"` : words.join(" ");
  const [all, titles] = await Promise.all([pagefind.search(everywhere), pagefind.search(`"${titled.join(" ")}"`)]);
  const first = new Set(titles.results.map((result) => result.id));
  return all.results.map((result) => ({ result, score: result.score + (first.has(result.id) ? IN_TITLE : 0) }));
}

// All results of a query, best first, each once.
async function search(query) {
  const { pagefind, settings } = await engine();
  const terms = termsOf(query, settings.synonyms);
  let hits = null;
  for (const term of terms) {
    const own = new Map();
    for (const word of term) {
      for (const hit of await found(pagefind, word, settings)) {
        const known = own.get(hit.result.id);
        if (!known || known.score < hit.score) { own.set(hit.result.id, hit); }
      }
    }
    if (hits === null) { hits = own; continue; }
    for (const [id, hit] of hits) {
      if (own.has(id)) { hit.score += own.get(id).score; } else { hits.delete(id); }
    }
  }
  const list = [...(hits || new Map()).values()].sort((a, b) => b.score - a.score);
  return { terms: terms.flat(), results: list.map((hit) => hit.result), settings };
}

/* what a result shows ------------------------------------------------------ */
// The passages as they were written: without the spaces that part the words, and without what is only searched.
function closedUp(content, settings) {
  return content.split(settings.readings)[0].replaceAll(" ", "").replaceAll(settings.space, " ").split(settings.break)
    .map((passage) => passage.trim()).filter(Boolean);
}

// Every place of the terms in a text, marks and spaces between their characters allowed.
function pattern(terms) {
  const ways = terms.map((term) => wordsOf(term).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^\\p{L}\\p{N}]*"));
  return new RegExp(ways.join("|"), "giu");
}

function marked(text, terms) {
  const piece = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(pattern(terms))) {
    if (!match[0]) { continue; }
    piece.append(text.slice(from, match.index));
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    piece.append(mark);
    from = match.index + match[0].length;
  }
  piece.append(text.slice(from));
  return piece;
}

// The passage that holds the terms best, cut around the first of them.
function excerpt(data, terms, settings, length) {
  const passages = closedUp(data.content, settings).filter((passage) => passage !== data.meta.title);
  const wanted = pattern(terms);
  let best = "", most = 0;
  for (const passage of passages) {
    const kinds = new Set([...passage.matchAll(wanted)].map((match) => match[0])).size;
    if (kinds > most || (kinds === most && kinds && passage.length > best.length && best.length < 20)) { best = passage; most = kinds; }
  }
  if (!most) { return data.meta.summary || passages[0] || ""; }
  const at = best.search(wanted);
  const from = Math.max(0, at - Math.floor(length / 3));
  return (from ? "…" : "") + best.slice(from, from + length) + (from + length < best.length ? "…" : "");
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) { made.className = className; }
  made.append(...children.filter(Boolean));
  return made;
}

function address(data) {
  return new URL(data.meta.url, root).href;
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
    if (!wordsOf(query).length) { close(); status.textContent = ""; return; }
    let answer, rows;
    try {
      answer = await search(query);
      rows = await Promise.all(answer.results.slice(0, FEW).map((result) => result.data()));
    } catch (error) {
      if (own === asked) { unavailable(list); list.hidden = false; }
      return;
    }
    if (own !== asked) { return; }
    list.replaceChildren();
    for (const data of rows) {
      option(address(data),
        element("span", "found__kind", data.meta.kind),
        element("span", "found__title", marked(data.meta.title, answer.terms)),
        element("span", "found__text", marked(excerpt(data, answer.terms, answer.settings, 42), answer.terms)));
    }
    const count = answer.results.length;
    if (count) {
      const all = new URL(form.action);
      all.searchParams.set("q", query);
      option(all.href, element("span", "found__all", count > FEW ? `查看全部${count}条结果` : "在搜索页筛选", " →"));
    } else {
      list.append(element("li", "found__none", `没有找到“${query}”。换个说法，或少写几个字。`));
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
  input.addEventListener("focus", () => { engine().catch(() => {}); if (list.children.length && input.value) { list.hidden = false; } });
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
  if (document.activeElement === input) { engine().catch(() => {}); if (input.value) { later(); } }
}

function unavailable(place) {
  const words = location.protocol === "file:"
    ? "从磁盘打开的网页不能搜索；请访问网站，或从各栏目查找。"
    : "搜索暂时打不开，请稍后再试，或从各栏目查找。";
  place.replaceChildren(element("li", "found__none", words));
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
  const members = new Map();
  let shown = 0, asked = 0, composing = false, timer = 0, current = { terms: [], results: [], settings: null };
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
  // The ids of all documents that have a value of a facet; asked for once.
  async function having(pagefind, name, value) {
    const key = `${name}\u0000${value}`;
    if (!members.has(key)) {
      const answer = await pagefind.search(null, { filters: { [name]: value } });
      members.set(key, new Set(answer.results.map((result) => result.id)));
    }
    return members.get(key);
  }
  async function passing(pagefind, except) {
    let kept = current.results;
    for (const [name, values] of Object.entries(chosen)) {
      if (name === except || !values.length) { continue; }
      const sets = await Promise.all(values.map((value) => having(pagefind, name, value)));
      kept = kept.filter((result) => sets.some((set) => set.has(result.id)));
    }
    return kept;
  }
  async function showFacets(pagefind) {
    const known = await pagefind.filters();
    const groups = [];
    for (const [name, label] of Object.entries(current.settings.facets)) {
      const base = await passing(pagefind, name);
      const rows = [];
      for (const value of Object.keys(known[name] || {})) {
        const set = await having(pagefind, name, value);
        const count = base.reduce((sum, result) => sum + set.has(result.id), 0);
        const on = (chosen[name] || []).includes(value);
        if (count || on) { rows.push({ value, count, on }); }
      }
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
    const title = element("a", "hit__title", marked(data.meta.title, current.terms));
    title.href = address(data);
    return element("li", "hit",
      element("p", "hit__kind note", data.meta.kind, data.meta.date ? ` · ${data.meta.date}` : ""),
      element("h2", "hit__head", title),
      element("p", "hit__text", marked(excerpt(data, current.terms, current.settings, 110), current.terms)),
      data.meta.where ? element("p", "hit__where note", data.meta.where) : null);
  }
  async function append(results) {
    const rows = await Promise.all(results.slice(shown, shown + STEP).map((result) => result.data()));
    list.append(...rows.map(card));
    shown += rows.length;
    more.hidden = shown >= results.length;
  }
  async function show() {
    const own = ++asked;
    const query = input.value.trim();
    if (!wordsOf(query).length) {
      current = { terms: [], results: [], settings: null };
      [list, facets, chips].forEach((place) => place.replaceChildren());
      more.hidden = true;
      page.dataset.state = "idle";
      status.textContent = "";
      return;
    }
    try {
      const answer = await search(query);
      if (own !== asked) { return; }
      current = answer;
      const { pagefind } = await engine();
      const results = await passing(pagefind);
      if (own !== asked) { return; }
      list.replaceChildren();
      shown = 0;
      page.dataset.state = results.length ? "found" : "none";
      status.textContent = results.length ? `找到${results.length}条` : `没有找到“${query}”`;
      await append(results);
      more.onclick = () => append(results);
      await showFacets(pagefind);
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

document.querySelectorAll("form.search:not([data-page])").forEach(attach);
document.querySelectorAll("[data-search-page]").forEach(attachPage);

export { search };
