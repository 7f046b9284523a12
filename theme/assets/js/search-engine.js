// The engine of search: asks the index (generator/search/) for just what a query needs. Files of the index are
// scripts that call `fourones.take`, so that they load from a disk as well, where nothing else does.
var fourones = (function () {
  "use strict";
  const END = ".", TITLE = "!", READING = "~", DENSE = "~";
  const LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const MORE = "!#$%&'()*,-.:;<=>?@[]^_`{|}";
  const form = document.querySelector("form.search");
  const root = new URL("../", form.action);
  const folder = new URL("search/index/", root);

  /* files ------------------------------------------------------------------ */
  const waiting = new Map();
  const taken = new Map();

  function take(name, data) { taken.set(name, data); }

  // The data of one file, asked for once. Where one does not come, the list of records may be a new one, with a
  // folder of its own, and the browser have kept the old start: so that is asked for again then.
  let again = "";
  function file(name) {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js${name === "start" ? again : ""}`, folder);
        script.onload = () => { script.remove(); done(taken.get(name)); };
        script.onerror = () => {
          script.remove();
          waiting.delete(name);
          waiting.delete("start");
          again = `?${Date.now()}`;
          failed(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  }

  const start = () => file("start");

  /* words ------------------------------------------------------------------ */
  // As `folded` in generator/search/grams.py: letters and digits alone, small and narrow.
  function folded(text) {
    return text.replace(/İ/g, "i").replace(/Σ/g, "σ").toLowerCase()
      .replace(/[^\p{L}\p{N}\u{20000}-\u{3ffff}]/gu, "")
      .replace(/[\uff10-\uff19\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  }

  // The terms of a query, each as the ways to say it; all terms must be met, each in one of its ways.
  function termsOf(query, synonyms) {
    return query.split(/\s+/).map(folded).filter(Boolean).map((term) => {
      const group = synonyms.map((words) => words.map(folded)).find((words) => words.includes(term)) || [];
      return [...new Set([term, ...group])];
    });
  }

  /* the index ---------------------------------------------------------------- */
  function numbersOf(text) {
    const out = [];
    if (text[0] === DENSE) {
      for (let place = 1; place < text.length; place++) {
        const bits = LAST.indexOf(text[place]);
        for (let bit = 0; bit < 6; bit++) { if (bits & (32 >> bit)) { out.push((place - 1) * 6 + bit); } }
      }
      return out;
    }
    let number = 0, more = 0;
    for (const character of text) {
      const value = LAST.indexOf(character);
      if (value < 0) { more = more * MORE.length + MORE.indexOf(character) + 1; continue; }
      number += more * LAST.length + value;
      more = 0;
      out.push(number);
    }
    return out;
  }

  function shardOf(key, shards) {
    let number = 0;
    for (const character of key) { number = (Math.imul(number, 31) + character.codePointAt(0)) >>> 0; }
    return ((Math.imul(number, 0x9e3779b1) >>> 0) >>> 12) % shards;
  }

  // What stands under a key: the rest of each entry → its numbers, as text.
  async function rowsOf(key, known) {
    const shard = await file(`${known.folder}/${shardOf(key, known.shards).toString(16)}`);
    const rows = Object.hasOwn(shard, key) ? shard[key].split(" ") : [];
    return new Map(rows.map((row) => { const colon = row.indexOf(":"); return [row.slice(0, colon), row.slice(colon + 1)]; }));
  }

  function union(texts) {
    const all = new Set();
    texts.forEach((text) => numbersOf(text).forEach((number) => all.add(number)));
    return all;
  }

  const both = (a, b) => new Set([...a].filter((number) => b.has(number)));

  // The documents that hold a run of characters, anywhere or (with the mark) in the title.
  async function holding(characters, mark, known) {
    if (characters.length === 1) { return union([(await rowsOf(characters[0] + TITLE, known)).get("") || ""]); }
    const pairs = characters.slice(1, characters.length === 2 ? 2 : -1).map((next, place) => characters[place] + next);
    const rows = await Promise.all(pairs.map((pair) => rowsOf(pair, known)));
    if (characters.length === 2) {
      const third = mark ? /^[^~]!$/u : /^[^~]$/u;
      return union([...rows[0]].filter(([rest]) => third.test(rest)).map(([, numbers]) => numbers));
    }
    return rows.map((row, place) => union([row.get(characters[place + 2] + mark) || ""])).reduce(both);
  }

  // The documents whose name is read as a Latin word begins: yxy, yaoxueyuan.
  async function read(word, known) {
    if (!/^[a-z0-9]{2,}$/.test(word)) { return new Set(); }
    const begin = READING + word.slice(2, known.reading);
    return union([...await rowsOf(word.slice(0, 2), known)].filter(([rest]) => rest.startsWith(begin)).map(([, numbers]) => numbers));
  }

  // Number → how it meets a term: in the title or not, and whether that is sure. A run of four or more is known
  // by its parts only, which may stand apart.
  async function meeting(ways, known) {
    const out = new Map();
    for (const way of ways) {
      const characters = [...way];
      const [all, titled, named] = await Promise.all([holding(characters, "", known), holding(characters, TITLE, known), read(way, known)]);
      for (const number of new Set([...all, ...named])) {
        const met = out.get(number) || { titled: false, sure: false };
        met.titled = met.titled || titled.has(number) || named.has(number);
        met.sure = met.sure || characters.length < 4 || named.has(number);
        out.set(number, met);
      }
    }
    return out;
  }

  // All results of a query, each with its number and the terms to be looked for in its text: those with most terms
  // in the title first, then in the order of the numbers.
  async function searchOnce(query) {
    const known = await start();
    const terms = termsOf(query, known.synonyms);
    const met = await Promise.all(terms.map((ways) => meeting(ways, known)));
    const numbers = met.length ? [...met[0].keys()].filter((number) => met.every((own) => own.has(number))) : [];
    const results = numbers.map((number) => ({
      number,
      index: known,
      titled: met.filter((own) => own.get(number).titled).length,
      doubts: terms.filter((ways, place) => !met[place].get(number).sure),
    }));
    results.sort((a, b) => b.titled - a.titled || a.number - b.number);
    return { terms: terms.flat(), results, index: known };
  }

  const search = (query) => searchOnce(query).catch(() => searchOnce(query));

  /* what results show ---------------------------------------------------------- */
  async function text({ number, index }) {
    const names = await file(`${index.folder}/names-${Math.floor(number / index.names)}`);
    return file(`text/${names[number % index.names]}`);
  }

  function holds(data, ways) {
    return [data.title, ...data.passages].map(folded).some((passage) => ways.some((way) => passage.includes(way)));
  }

  // What the next results show, `count` of them from a place on. Those that turn out not to hold a term are taken
  // out of the list.
  async function shown(results, from, count) {
    const rows = [];
    while (rows.length < count && from + rows.length < results.length) {
      const next = results.slice(from + rows.length, from + count);
      const texts = await Promise.all(next.map(text));
      next.forEach((result, place) => {
        if (result.doubts.every((ways) => holds(texts[place], ways))) { rows.push(texts[place]); return; }
        result.refuted = true;
        results.splice(results.indexOf(result), 1);
      });
    }
    return rows;
  }

  // The values of a facet, each with the set of numbers that have it.
  async function facet(name, index) {
    const values = await file(`${index.folder}/facet-${name}`);
    return new Map(Object.entries(values).map(([value, numbers]) => [value, new Set(numbersOf(numbers))]));
  }

  // Where the terms stand in a text, marks and spaces between their characters allowed: pairs of places.
  function places(shownText, terms) {
    let plain = "";
    const at = [];
    let place = 0;
    for (const character of shownText) {
      const kept = folded(character);
      for (let unit = 0; unit < kept.length; unit++) { at.push([place, place + character.length]); }
      plain += kept;
      place += character.length;
    }
    const found = [];
    for (const term of terms) {
      for (let from = plain.indexOf(term); from >= 0; from = plain.indexOf(term, from + term.length)) {
        found.push([at[from][0], at[from + term.length - 1][1], term]);
      }
    }
    let end = 0;
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]).filter(([from, to]) => from >= end && (end = to));
  }

  // Where a result leads; a folder read from a disk has no page of its own.
  function address(url) {
    const full = new URL(url, root);
    if (full.protocol === "file:" && full.pathname.endsWith("/")) { full.pathname += "index.html"; }
    return full.href;
  }

  return { take, start, search, shown, facet, places, folded, address };
})();
