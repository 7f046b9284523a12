// Up to four branches side by side. Which ones stands in the address (?b=icu,herbs), their cells in one file.
(function () {
  "use strict";
  var place = document.querySelector("[data-compare]");
  var told = place.querySelector("[data-told]");
  var box = place.querySelector("[data-table]");
  var form = place.querySelector("[data-add]");
  var most = Number(place.dataset.most);
  if (location.protocol === "file:") { return; }

  function asked(data) {
    var ids = (new URLSearchParams(location.search).get("b") || "").split(",");
    return Array.from(new Set(ids)).filter(function (id) { return Object.hasOwn(data.branches, id); }).slice(0, most);
  }

  function go(data, ids) {
    var query = new URLSearchParams(location.search);
    query.delete("b");
    var rest = query.toString();
    var own = ids.length ? "b=" + ids.map(encodeURIComponent).join(",") : "";
    var text = [own, rest].filter(Boolean).join("&");
    history.pushState(null, "", location.pathname + (text ? "?" + text : ""));
    remember(data, ids);
    show(data);
  }

  function remember(data, ids) {
    try {
      sessionStorage.setItem("compare", JSON.stringify(ids.map(function (id) {
        return { id: id, name: data.branches[id].name };
      })));
    } catch (error) { /* not remembered */ }
  }

  function make(tag, name, text) {
    var node = document.createElement(tag);
    if (name) { node.className = name; }
    if (text !== undefined) { node.textContent = text; }
    return node;
  }

  function linked(pair) {
    var link = make("a", "", pair[0].replaceAll("|", ""));
    link.href = place.dataset.base + pair[1];
    return link;
  }

  function filled(cell, value, kind) {
    if (value === undefined) { cell.append(make("span", "note", "—")); return; }
    if (kind === "links" || kind === "lines") {
      value.forEach(function (each) {
        var line = make("p");
        line.append(kind === "links" ? linked(each) : each);
        cell.append(line);
      });
    } else if (kind === "states") {
      value.forEach(function (each) {
        var line = make("p", "compare__state");
        line.append(make("i", "four-ones__bar is-" + each[1]), make("span", "", each[0]), make("span", "note", each[2]));
        cell.append(line);
      });
    } else {
      cell.textContent = value;
    }
  }

  function show(data) {
    var ids = asked(data);
    var options = form.querySelector("[data-options]");
    options.replaceChildren.apply(options, Object.keys(data.branches)
      .filter(function (id) { return !ids.includes(id); })
      .map(function (id) { return new Option(data.branches[id].name, id); }));
    form.hidden = ids.length >= most;
    told.textContent = ids.length ? "数据截至" + data.as_of + "，网址可以直接转给别人" : "还没有选支部：在上面选一个加入，或在支部列表里勾选“加入对比”。";
    if (!ids.length) { box.replaceChildren(); return; }
    var branches = ids.map(function (id) { return data.branches[id]; });
    var scroller = make("div", "scroller");
    scroller.tabIndex = 0;
    scroller.setAttribute("role", "region");
    scroller.setAttribute("aria-label", "支部对比，可左右滑动，首列不动");
    var table = make("table", "compare__table");
    table.style.setProperty("--columns", ids.length);
    var head = table.createTHead().insertRow();
    var corner = make("th", "", "项目");
    corner.scope = "col";
    head.append(corner);
    ids.forEach(function (id, number) {
      var cell = make("th");
      cell.scope = "col";
      cell.append(linked([branches[number].name, branches[number].url]));
      var out = make("button", "compare__out", "移出");
      out.type = "button";
      out.setAttribute("aria-label", "移出" + branches[number].name);
      out.addEventListener("click", function () {
        go(data, ids.filter(function (each) { return each !== id; }));
        told.tabIndex = -1;
        told.focus();
      });
      cell.append(out);
      head.append(cell);
    });
    var group = "";
    var body = table.createTBody();
    data.rows.forEach(function (row) {
      var values = branches.map(function (branch) { return branch.cells[row.key]; });
      if (values.every(function (value) { return value === undefined; })) { return; }
      if (row.group && row.group !== group) {
        var title = make("th", "", row.group + (row.kind === "number" && row.group !== "成果" ? "（佐证与成果件数）" : ""));
        title.colSpan = ids.length + 1;
        title.scope = "rowgroup";
        var line = body.insertRow();
        line.className = "sub";
        line.append(title);
      }
      group = row.group;
      var tr = body.insertRow();
      var name = make("th", "", row.label);
      name.scope = "row";
      tr.append(name);
      values.forEach(function (value) {
        var cell = tr.insertCell();
        if (row.kind === "number") { cell.className = "num"; }
        filled(cell, value, row.kind);
      });
    });
    scroller.append(table);
    box.replaceChildren(scroller);
  }

  fetch(place.dataset.compare, { cache: "no-cache" }).then(function (answer) {
    if (!answer.ok) { throw new Error(String(answer.status)); }
    return answer.json();
  }).then(function (data) {
    place.querySelector(".compare__static").hidden = true;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var wanted = form.querySelector("[data-options]").value;
      if (wanted) { go(data, asked(data).concat(wanted)); }
    });
    addEventListener("popstate", function () { show(data); });
    show(data);
  }, function () { told.textContent = "对比数据没有取到，请检查网络后重试。"; });
})();
