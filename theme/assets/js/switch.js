// Colour scheme and large text: remembered between pages, or asked for in the address
// (?scheme=dark&view=large). Runs before the first paint, so that nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  var asked = new URLSearchParams(location.search);
  var off = { scheme: "light", view: "standard" };
  Object.keys(off).forEach(function (key) {
    var value = asked.get(key);
    try { value = value || localStorage.getItem(key); } catch (error) { /* storage may be closed */ }
    root.dataset[key] = value || off[key];
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
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
    document.querySelectorAll("[data-address]").forEach(function (place) {
      if (!place.textContent) { place.textContent = location.origin + location.pathname; }
    });
    if (matchMedia("(max-width:63.9em)").matches) {
      document.querySelectorAll(".facets").forEach(function (facets) { facets.open = false; });
    }
  });
})();
