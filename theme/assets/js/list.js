// The controls of a list wake up. Only this file is loaded with the page; the script that filters, and the
// rows themselves, are fetched when a reader first touches a control or the address already names a choice.
(function () {
  "use strict";
  var list = document.querySelector("[data-list]");
  if (!list) { return; }
  if (location.protocol === "file:") {
    // From a USB stick nothing can be fetched: the static pages stay, and one quiet line says why.
    list.querySelectorAll("[data-script]").forEach(function (part) { part.hidden = true; });
    list.classList.add("list--offline");
    list.querySelector("[data-offline]").hidden = false;
    return;
  }
  var here = list.dataset.here === "root";
  var loading = null;
  var touches = 0;

  function load() {
    // While the rows are on their way the controls may be touched: then they say what is wanted, not the address.
    loading = loading || import("./listing.js").then(function (module) {
      return module.start(list, function () { return touches > 0; });
    });
    return loading;
  }

  // A link to the page of a facet value becomes a box to tick, in the same place and shape.
  list.querySelectorAll(".facet a[data-code]").forEach(function (link) {
    var label = document.createElement("label");
    var box = document.createElement("input");
    box.type = "checkbox";
    box.value = link.dataset.code;
    box.checked = link.hasAttribute("aria-current");
    label.append(box);
    label.append.apply(label, Array.from(link.childNodes));
    link.replaceWith(label);
  });

  // On a page of one facet value, or on the second page, a choice leads to the first page of the whole list.
  function elsewhere() {
    var query = new URLSearchParams();
    list.querySelectorAll(".facet input:checked").forEach(function (box) {
      query.append(box.closest("[data-facet]").dataset.facet, box.value);
    });
    var words = list.querySelector("[data-find]").value.trim();
    var order = list.querySelector("[data-sort]");
    if (words) { query.set("q", words); }
    if (order.selectedIndex > 0) { query.set("sort", order.value); }
    if (list.querySelector("[name=as]:checked").value === "table") { query.set("as", "table"); }
    var text = query.toString();
    location.assign(list.dataset.root + (text ? "?" + text : ""));
  }

  function touched(event) {
    if (event.type === "input" && (event.isComposing || !event.target.matches("[data-find]"))) { return; }
    if (here) { touches += 1; load().then(function (listing) { listing.touched(event); }); return; }
    if (event.type === "change" || event.type === "compositionend") { elsewhere(); }
  }
  list.addEventListener("change", touched);
  list.addEventListener("input", touched);
  list.addEventListener("compositionend", touched);
  list.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("[data-find]") && !event.isComposing && !here) { elsewhere(); }
  });
  list.addEventListener("click", function (event) {
    var button = event.target.closest("[data-format]");
    if (button) { load().then(function (listing) { listing.download(button); }); }
  });
  if (here) {
    // What the reader is about to touch is fetched while the hand is still on its way.
    ["pointerover", "focusin"].forEach(function (kind) {
      list.addEventListener(kind, function (event) {
        if (event.target.closest(".facet, .tools__live, .download")) { load(); }
      });
    });
    var known = Array.from(list.querySelectorAll("[data-facet]"), function (each) { return each.dataset.facet; });
    var asked = new URLSearchParams(location.search);
    if (known.concat("q", "sort", "as", "page").some(function (key) { return asked.has(key); })) {
      list.querySelectorAll(".facet input").forEach(function (box) {
        box.checked = asked.getAll(box.closest("[data-facet]").dataset.facet).includes(box.value);
      });
      list.querySelector("[data-find]").value = asked.get("q") || "";
      if (asked.get("sort")) { list.querySelector("[data-sort]").value = asked.get("sort"); }
      if (asked.get("as") === "table") { list.querySelector("[name=as][value=table]").checked = true; }
      load();
    }
  }
})();
