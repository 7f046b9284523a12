// Branches chosen for comparison, on the list and on their own pages: kept for this visit, shown in a bar below.
(function () {
  "use strict";
  var MOST = 4;
  var bar = document.querySelector("[data-chosen]");
  var chosen = [];
  try { chosen = JSON.parse(sessionStorage.getItem("compare") || "[]"); } catch (error) { chosen = []; }

  function show() {
    try { sessionStorage.setItem("compare", JSON.stringify(chosen)); } catch (error) { /* for this page only */ }
    document.querySelectorAll("[data-choose]").forEach(function (box) {
      box.checked = chosen.some(function (each) { return each.id === box.dataset.choose; });
      box.disabled = !box.checked && chosen.length >= MOST;
    });
    bar.hidden = !chosen.length;
    document.body.classList.toggle("has-chosen", chosen.length > 0);
    bar.querySelector("[data-chosen-names]").textContent = "已选" + chosen.length + "/" + MOST + "：" +
      chosen.map(function (each) { return each.name; }).join("、");
    bar.querySelector("[data-chosen-go]").href = bar.dataset.comparePage + "?b=" +
      chosen.map(function (each) { return encodeURIComponent(each.id); }).join(",");
  }

  document.addEventListener("change", function (event) {
    var box = event.target.closest("[data-choose]");
    if (!box) { return; }
    chosen = chosen.filter(function (each) { return each.id !== box.dataset.choose; });
    if (box.checked) { chosen.push({ id: box.dataset.choose, name: box.dataset.name }); }
    show();
  });
  bar.querySelector("[data-chosen-clear]").addEventListener("click", function () { chosen = []; show(); });
  document.addEventListener("drawn", show);
  addEventListener("pageshow", show);
  show();
})();
