// The page of a record: copies its citation, its address and the line that embeds it, and says that it did.
(function () {
  "use strict";
  var now = new Date();
  var today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map(function (part) { return String(part).padStart(2, "0"); }).join("-");

  // The day of access belongs to the citation; only the reader's browser knows it.
  document.querySelectorAll("[data-today]").forEach(function (place) { place.textContent = today; });

  function copied(text) {
    if (navigator.clipboard && window.isSecureContext) { return navigator.clipboard.writeText(text); }
    // An intranet without https has no clipboard to write to: the old way still works there.
    return new Promise(function (done, failed) {
      var box = document.createElement("textarea");
      box.value = text;
      box.className = "sr";
      document.body.append(box);
      box.select();
      if (document.execCommand("copy")) { done(); } else { failed(new Error("copy refused")); }
      box.remove();
    });
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var part = button.closest("[data-copied]");
    var told = part.querySelector("[data-copy-told]");
    var timer = 0;
    button.addEventListener("click", function () {
      copied(part.querySelector("[data-copy-text]").textContent.trim()).then(function () {
        told.textContent = "已复制";
      }, function () {
        told.textContent = "没有复制成功，请选中文字后复制";
        getSelection().selectAllChildren(part.querySelector("[data-copy-text]"));
      }).then(function () {
        button.focus();
        clearTimeout(timer);
        timer = setTimeout(function () { told.textContent = ""; }, 4000);
      });
    });
  });
})();
