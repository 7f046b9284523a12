// Colour scheme and large text: remembered between pages, asked for in the address
// (?scheme=dark&view=large), or as the system has it. Runs before the first paint, so that nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  var asked = new URLSearchParams(location.search);
  var off = { scheme: "light", view: "standard" };
  var usual = { scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", view: "standard" };
  Object.keys(off).forEach(function (key) {
    var value = asked.get(key);
    try { value = value || localStorage.getItem(key); } catch (error) { /* storage may be closed */ }
    root.dataset[key] = value || usual[key];
  });
  root.dataset.scripted = "";
  document.addEventListener("DOMContentLoaded", function () {
    var buttons = document.querySelectorAll("[data-set]");
    function show() {
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(root.dataset[button.dataset.set] === button.dataset.on));
      });
    }
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        var key = button.dataset.set;
        root.dataset[key] = root.dataset[key] === button.dataset.on ? off[key] : button.dataset.on;
        try { localStorage.setItem(key, root.dataset[key]); } catch (error) { /* not remembered */ }
        show();
      });
    });
    show();
    var menus = document.querySelectorAll(".drawer, .tabs__more details");
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") { return; }
      menus.forEach(function (menu) {
        if (menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
      });
    });
    document.addEventListener("click", function (event) {
      menus.forEach(function (menu) {
        if (!menu.contains(event.target)) { menu.open = false; }
      });
    });
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
    document.querySelectorAll("[data-address]").forEach(function (place) {
      if (!place.textContent) { place.textContent = location.origin + location.pathname; }
    });
    var loaded = false;
    function load(form) {  // no modules: a page read from a disk may not load any
      if (loaded) { return; }
      loaded = true;
      ["search-engine.js", "search.js"].forEach(function (name) {
        var script = document.createElement("script");
        script.src = new URL(name, new URL(form.dataset.load, location.href));
        script.async = false;
        document.head.append(script);
      });
    }
    var boxes = document.querySelectorAll("form.search");
    boxes.forEach(function (form) {
      form.querySelector("input").addEventListener("focus", function () { load(form); }, { once: true });
    });
    if (boxes.length && document.querySelector("[data-search-page]")) { load(boxes[0]); }
    document.addEventListener("keydown", function (event) {
      var typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
      var box = Array.prototype.find.call(document.querySelectorAll("[name=q]"), function (input) { return input.offsetParent; });
      if (box) { event.preventDefault(); box.focus(); }
    });
    document.querySelectorAll("[data-page-address]").forEach(function (place) {
      place.textContent = location.origin + location.pathname;
    });
    if (!CSS.supports("selector(::details-content)")) {  // else the style sheet unfolds them where there is room
      document.querySelectorAll(".facets").forEach(function (facets) {
        facets.open = matchMedia("(min-width:64em)").matches;
      });
    }
  });
})();
