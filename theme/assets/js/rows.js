// The rows of a list, and what a choice leaves of them. Nothing here touches the page.

/** Fetches the data of a list (generator/exports/browse.py). */
export async function fetched(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) { throw new Error(`${address}: ${answer.status}`); }
  return new Rows(await answer.json());
}

/** A choice that chooses nothing. */
export function nothing() {
  return { words: "", chosen: new Map(), sort: "", as: "cards", page: 1 };
}

/** Lower case, full-width forms narrowed, white space as one space. */
export function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

export class Rows {
  constructor(data) {
    this.data = data;
    this.count = data.urls.length;
    this.facets = data.facets.map((facet) => ({
      ...facet,
      places: new Map(facet.codes.map((code, place) => [code, place])),
      values: facet.values.map((value) => (Array.isArray(value) ? value : [value])),
    }));
    this.columns = data.columns.map((column) => ({
      ...column,
      facet: column.kind === "facet" ? this.facets.find((facet) => facet.key === column.key) : null,
    }));
    this.texts = null;
  }

  column(key) { return this.columns.find((column) => column.key === key); }

  facet(key) { return this.facets.find((facet) => facet.key === key); }

  /** The address of a row, from the root of the site. */
  url(row) { return this.data.prefix + this.data.urls[row]; }

  /** The value of a cell; of a facet column its words. */
  cell(row, column) {
    if (column.facet) { return column.facet.values[row].map((place) => column.facet.words[place]); }
    return column.words ? column.words[column.values[row]] : column.values[row];
  }

  /** What a text filter looks through: all words of a row, title included. */
  text(row) {
    if (!this.texts) { this.texts = new Array(this.count); }
    if (this.texts[row] === undefined) {
      const words = this.columns.filter((column) => column.kind !== "picture" && column.kind !== "flag")
        .map((column) => wordsOf(this.cell(row, column), column));
      this.facets.forEach((facet) => facet.values[row].forEach((place) => words.push(facet.words[place])));
      this.texts[row] = plain(words.join(" ").replaceAll("|", ""));
    }
    return this.texts[row];
  }

  /** The rows that a choice leaves, in its order, and how many each value of each facet would have: within one
      facet values add up, between facets they narrow. */
  select(choice) {
    const terms = plain(choice.words).split(" ").filter(Boolean);
    const wanted = this.facets.map((facet) => {
      const codes = choice.chosen.get(facet.key);
      return codes && codes.size ? new Set([...codes].map((code) => facet.places.get(code))) : null;
    });
    const counts = this.facets.map((facet) => new Array(facet.codes.length).fill(0));
    const rows = [];
    for (let row = 0; row < this.count; row += 1) {
      if (terms.length && !terms.every((term) => this.text(row).includes(term))) { continue; }
      let missed = -1;
      let misses = 0;
      for (let n = 0; n < wanted.length && misses < 2; n += 1) {
        if (wanted[n] && !this.facets[n].values[row].some((place) => wanted[n].has(place))) { missed = n; misses += 1; }
      }
      if (misses > 1) { continue; }
      if (misses === 0) { rows.push(row); }
      for (let n = 0; n < counts.length; n += 1) {
        if (misses === 0 || n === missed) { this.facets[n].values[row].forEach((place) => { counts[n][place] += 1; }); }
      }
    }
    return { rows: this.sorted(rows, choice.sort), counts };
  }

  /** Rows in one of the orders made at build, or in that of a facet's values. */
  sorted(rows, key) {
    const sort = this.data.sorts.find((each) => each.key === key);
    if (!sort || sort === this.data.sorts[0]) { return rows; }
    if (sort.back) { return rows.slice().reverse(); }
    if (sort.order.length) {
      const left = new Set(rows);
      return sort.order.filter((row) => left.has(row));
    }
    const facet = this.facet(key);
    const rank = (row) => Math.min(...facet.values[row], facet.codes.length);
    return rows.map((row) => [rank(row), row]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((pair) => pair[1]);
  }
}

/** A cell as plain words. */
export function wordsOf(value, column) {
  switch (column.kind) {
    case "facet": return value.join("、");
    case "links": return value.map((link) => link[0]).join("、");
    case "sign": return value[1];
    case "states": return value.map((state) => state[0] + state[2]).join("，");
    case "years": return value.map((year) => `${year[0]} ${year[3].map((link) => link[0]).join("、") || year[2]}`).join("，");
    case "flag": return value ? "是" : "";
    default: return String(value);
  }
}
