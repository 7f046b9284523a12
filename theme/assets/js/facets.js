// The facet panel and the chips: counts that follow the choice, empty values hidden, what is chosen taken back.

const SHOWN = 30;

/** Brings the panel in line with a choice; values that the static page left out are added when they are needed. */
export function showFacets(list, rows, choice, counts) {
  rows.facets.forEach((facet, number) => {
    const section = list.querySelector(`[data-facet="${CSS.escape(facet.key)}"]`);
    if (!section) { return; }
    const chosen = choice.chosen.get(facet.key) || new Set();
    const group = section.querySelector("ul");
    const boxes = new Map(Array.from(group.querySelectorAll("input"), (box) => [box.value, box]));
    const offered = facet.codes.map((code, place) => [counts[number][place], code, place])
      .filter(([count, code]) => count > 0 || chosen.has(code));
    const most = new Set(offered.slice().sort((a, b) => b[0] - a[0] || a[2] - b[2]).slice(0, SHOWN).map((each) => each[1]));
    let before = null;
    facet.codes.forEach((code, place) => {
      const needed = chosen.has(code) || (most.has(code) && counts[number][place] > 0);
      let box = boxes.get(code);
      if (!box && needed) { box = added(group, before, code, facet.words[place]); }
      if (!box) { return; }
      const item = box.closest("li");
      item.hidden = !needed;
      box.checked = chosen.has(code);
      item.querySelector(".num").textContent = counts[number][place];
      before = item;
    });
    section.hidden = !offered.length;
    const more = section.querySelector(".facet__more");
    if (more && chosen.size) { more.open = true; }
  });
}

function added(group, before, code, words) {
  const model = group.querySelector("li");
  const item = model.cloneNode(true);
  const box = item.querySelector("input");
  box.value = code;
  item.querySelector("label > span:not(.num)").textContent = words;
  if (before) { before.after(item); } else { group.prepend(item); }
  return box;
}

/** Every chosen value as a button that takes it back, and one for all of them. */
export function showChips(box, rows, choice, remove, clear) {
  const chips = [];
  if (choice.words) { chips.push(chip(`含“${choice.words}”`, () => remove("q", ""))); }
  rows.facets.forEach((facet) => {
    facet.codes.forEach((code, place) => {
      if (choice.chosen.get(facet.key)?.has(code)) {
        chips.push(chip(`${facet.label}：${facet.words[place]}`, () => remove(facet.key, code)));
      }
    });
  });
  if (chips.length > 1) {
    const all = document.createElement("button");
    all.type = "button";
    all.className = "chip chip--all";
    all.textContent = "全部清除";
    all.addEventListener("click", clear);
    chips.push(all);
  }
  box.replaceChildren(...chips);
  box.hidden = !chips.length;
}

function chip(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.append(text);
  const cross = document.createElement("span");
  cross.setAttribute("aria-hidden", "true");
  cross.textContent = "×";
  const word = document.createElement("span");
  word.className = "sr";
  word.textContent = "，移除";
  button.append(cross, word);
  button.addEventListener("click", act);
  return button;
}
