// A list at work: the choice lives in the address, the rows in one file, and every change draws both anew.
import { cards, table } from "./cells.js";
import { showChips, showFacets } from "./facets.js";
import { fetched, nothing } from "./rows.js";

const PAGE = { cards: 24, table: 48 };
const KEPT = ["q", "sort", "as", "page"];

export async function start(list, touched) {
  const listing = new Listing(list);
  try {
    listing.rows = await fetched(list.dataset.list);
  } catch (error) {
    listing.count.textContent = "筛选数据没有取到，请检查网络后重试。";
    throw error;
  }
  if (list.dataset.here === "root") {
    addEventListener("popstate", () => listing.show(listing.read()));
    if (!touched()) { listing.show(listing.read()); }
  } else {
    listing.choice = listing.wanted();
    listing.selected = listing.rows.select(listing.choice).rows;
  }
  return listing;
}

class Listing {
  constructor(list) {
    this.list = list;
    this.count = list.querySelector("[data-count]");
    this.still = Array.from(this.count.childNodes, (node) => node.cloneNode(true));
    this.results = list.querySelector("[data-results]");
    this.pager = list.querySelector("[data-pager]");
    this.chips = list.querySelector("[data-chips]");
    this.find = list.querySelector("[data-find]");
    this.sort = list.querySelector("[data-sort]");
    this.fixed = list.querySelector("[data-static]");
    this.files = list.querySelector("[data-download]");
    this.template = list.parentElement.querySelector("template[data-row]");
    this.timer = 0;
    this.rows = null;
    this.choice = nothing();
    this.selected = [];
  }

  /** The choice that the address names; what the list does not know is left out. */
  read() {
    const query = new URLSearchParams(location.search);
    const choice = nothing();
    choice.words = query.get("q") || "";
    choice.as = query.get("as") === "table" ? "table" : "cards";
    choice.page = Math.max(1, Number.parseInt(query.get("page") || "1", 10) || 1);
    const sort = query.get("sort") || "";
    choice.sort = this.rows.data.sorts.some((each) => each.key === sort) ? sort : this.rows.data.sorts[0].key;
    this.rows.facets.forEach((facet) => {
      const codes = query.getAll(facet.key).filter((code) => facet.places.has(code));
      if (codes.length) { choice.chosen.set(facet.key, new Set(codes)); }
    });
    return choice;
  }

  /** The address of a choice; what other scripts keep there stays. */
  address(choice) {
    const query = new URLSearchParams(location.search);
    [...KEPT, ...this.rows.facets.map((facet) => facet.key)].forEach((key) => query.delete(key));
    this.rows.facets.forEach((facet) => {
      facet.codes.forEach((code) => { if (choice.chosen.get(facet.key)?.has(code)) { query.append(facet.key, code); } });
    });
    if (choice.words) { query.set("q", choice.words); }
    if (choice.sort && choice.sort !== this.rows.data.sorts[0].key) { query.set("sort", choice.sort); }
    if (choice.as === "table") { query.set("as", "table"); }
    if (choice.page > 1) { query.set("page", String(choice.page)); }
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "") + location.hash;
  }

  /** A control was touched: what stands in the controls becomes the choice. */
  touched(event) {
    if (event.target.matches("[data-find]")) {
      clearTimeout(this.timer);
      // Leaving the field says "change" too: drawing anew then would take the button away from under the finger.
      if (this.find.value.trim() === this.choice.words) { return; }
      this.timer = setTimeout(() => this.go(this.wanted(), Boolean(this.choice.words)), event.type === "input" ? 200 : 0);
      return;
    }
    this.go(this.wanted());
  }

  wanted() {
    const choice = { ...nothing(), words: this.find.value.trim(), sort: this.sort.value };
    choice.as = this.list.querySelector("[name=as]:checked").value;
    this.list.querySelectorAll(".facet input:checked").forEach((box) => {
      const key = box.closest("[data-facet]").dataset.facet;
      choice.chosen.set(key, (choice.chosen.get(key) || new Set()).add(box.value));
    });
    return choice;
  }

  /** A new choice, as a new step back in history, or in place of the last one while somebody types. */
  go(choice, replace = false) {
    const address = this.address(choice);
    if (address !== location.pathname + location.search + location.hash) {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    }
    this.show(choice);
  }

  show(choice) {
    this.choice = choice;
    const { rows, counts } = this.rows.select(choice);
    this.selected = rows;
    this.files.hidden = !rows.length;
    const size = PAGE[choice.as];
    const pages = Math.max(1, Math.ceil(rows.length / size));
    choice.page = Math.min(choice.page, pages);
    this.controls(choice);
    showFacets(this.list, this.rows, choice, counts);
    showChips(this.chips, this.rows, choice, (key, code) => this.without(key, code), () => this.clear());
    const untouched = this.untouched(choice);
    this.fixed.hidden = !untouched;
    this.results.hidden = untouched;
    this.pager.hidden = untouched || pages < 2;
    if (untouched) {
      this.results.replaceChildren();
      this.count.replaceChildren(...this.still.map((node) => node.cloneNode(true)));
      return;
    }
    const first = (choice.page - 1) * size;
    const shown = rows.slice(first, first + size);
    const base = this.list.dataset.base;
    if (!rows.length) {
      this.results.replaceChildren(this.empty(choice));
    } else if (choice.as === "table") {
      this.results.replaceChildren(table(this.rows, shown, base, this.rows.data.heading));
    } else {
      this.results.replaceChildren(cards(this.rows, shown, this.template, base));
    }
    this.list.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
    this.told(rows.length, first, shown.length, pages);
    this.paged(choice, pages);
  }

  untouched(choice) {
    const standard = choice.sort === this.rows.data.sorts[0].key;
    return !choice.words && !choice.chosen.size && standard && choice.as === "cards" && choice.page === 1;
  }

  controls(choice) {
    if (document.activeElement !== this.find) { this.find.value = choice.words; }
    this.sort.value = choice.sort;
    this.list.querySelector(`[name=as][value=${choice.as}]`).checked = true;
  }

  /** How many there are, told aloud by the browser because the place is a status. */
  told(total, first, shown, pages) {
    const number = document.createElement("b");
    number.textContent = total;
    const { counter } = this.rows.data;
    const range = pages > 1 ? `，第${first + 1}—${first + shown}${counter[0]}` : "";
    const whole = total < this.rows.count ? `，全部${this.rows.count}${counter[0]}` : "";
    this.count.replaceChildren(number, counter + whole + range);
  }

  paged(choice, pages) {
    const near = new Set([1, pages]);
    for (let n = choice.page - 2; n <= choice.page + 2; n += 1) { if (n > 0 && n <= pages) { near.add(n); } }
    const links = [...near].sort((a, b) => a - b).map((n) => {
      const link = document.createElement(n === choice.page ? "span" : "a");
      link.textContent = n;
      if (n === choice.page) { link.setAttribute("aria-current", "page"); return link; }
      link.href = this.address({ ...choice, page: n });
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
        event.preventDefault();
        this.go({ ...choice, page: n });
        this.count.tabIndex = -1;
        this.count.focus({ preventScroll: true });
        this.list.querySelector(".tools").scrollIntoView();
      });
      return link;
    });
    this.pager.replaceChildren(...links);
  }

  without(key, code) {
    const choice = { ...this.choice, chosen: new Map(this.choice.chosen), page: 1 };
    if (key === "q") { choice.words = ""; this.find.value = ""; }
    if (choice.chosen.has(key)) {
      const rest = new Set(choice.chosen.get(key));
      rest.delete(code);
      if (rest.size) { choice.chosen.set(key, rest); } else { choice.chosen.delete(key); }
    }
    this.go(choice);
    (this.chips.querySelector("button") || this.find).focus();
  }

  clear() {
    this.find.value = "";
    this.go({ ...nothing(), sort: this.choice.sort, as: this.choice.as });
    this.find.focus();
  }

  /** Nothing found: what was chosen, and how many there would be without each part of it. */
  empty(choice) {
    const box = document.createElement("div");
    box.className = "empty";
    const head = document.createElement("p");
    head.className = "t";
    head.textContent = `没有符合全部条件的${this.rows.data.heading}`;
    const ways = document.createElement("div");
    ways.className = "chips";
    const offer = (text, changed, act) => {
      const left = this.rows.select(changed).rows.length;
      if (!left) { return; }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.textContent = `${text}，有${left}${this.rows.data.counter}`;
      button.addEventListener("click", act);
      ways.append(button);
    };
    if (choice.words) { offer(`不限文字“${choice.words}”`, { ...choice, words: "" }, () => this.without("q", "")); }
    this.rows.facets.forEach((facet) => {
      if (!choice.chosen.has(facet.key)) { return; }
      const chosen = new Map(choice.chosen);
      chosen.delete(facet.key);
      offer(`不限${facet.label}`, { ...choice, chosen }, () => { this.go({ ...choice, chosen, page: 1 }); this.find.focus(); });
    });
    const all = document.createElement("button");
    all.type = "button";
    all.className = "btn btn--main";
    all.textContent = "清除全部条件";
    all.addEventListener("click", () => this.clear());
    ways.append(all);
    box.append(head, ways);
    return box;
  }

  /** The selection as a file, in the order and with the choice that is shown. */
  async download(button) {
    const { save } = await import("./download.js");
    await save(this.rows, this.choice, this.selected, button.dataset.format, new URL(this.list.dataset.base, location.href).href);
  }
}
