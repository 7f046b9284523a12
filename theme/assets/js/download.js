// The selection of a list as a file for Excel: CSV or XLSX, made here, with the choice and the date in it.
//
// The header is the first row of both, so that filters, sorting and pivot tables work at once. What was chosen
// stands where it disturbs none of them: in XLSX on a second sheet, in CSV (which has one sheet only) below the
// rows, after an empty line, at which Excel ends its table.
import { wordsOf } from "./rows.js";

export async function save(rows, choice, selected, format, root) {
  const columns = rows.columns.filter((column) => column.use !== "card");
  const header = [...columns.map((column) => column.label), "网址"];
  const body = selected.map((row) => [
    ...columns.map((column) => cellOf(rows.cell(row, column), column)),
    root + rows.url(row),
  ]);
  const notes = notesOf(rows, choice, selected.length);
  const name = `${rows.data.heading}-${rows.data.as_of}-${selected.length}${rows.data.counter}.${format}`;
  if (format === "xlsx") {
    const { workbook } = await import("./xlsx.js");
    const widths = [...columns.map((column) => (column.kind === "title" ? 40 : column.kind === "number" ? 8 : 18)), 48];
    const sheets = [
      { name: rows.data.heading, rows: [header, ...body], widths, header: true },
      { name: "说明", rows: notes, widths: [14, 80], header: false },
    ];
    offer(new Blob([workbook(sheets)], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }), name);
    return;
  }
  offer(new Blob(["\ufeff", csv([header, ...body, [], ...notes])], { type: "text/csv;charset=utf-8" }), name);
}

function cellOf(value, column) {
  return column.kind === "number" ? value : wordsOf(value, column).replaceAll("|", "");
}

/** What was chosen, how it is sorted, and how old it is. */
function notesOf(rows, choice, count) {
  const lines = [["说明", `${rows.data.institution}：${rows.data.heading}`]];
  rows.facets.forEach((facet) => {
    const words = facet.codes.map((code, place) => (choice.chosen.get(facet.key)?.has(code) ? facet.words[place] : "")).filter(Boolean);
    if (words.length) { lines.push(["筛选", `${facet.label}：${words.join("、")}`]); }
  });
  if (choice.words) { lines.push(["筛选", `含“${choice.words}”`]); }
  if (lines.length === 1) { lines.push(["筛选", "无，全部列出"]); }
  const sort = rows.data.sorts.find((each) => each.key === choice.sort) || rows.data.sorts[0];
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  return [
    ...lines,
    ["排序", sort.label],
    ["条数", count],
    ["数据截至", rows.data.as_of],
    ["下载日期", day],
    ["来源", location.href],
  ];
}

/** RFC 4180, with what a spreadsheet would take for a formula made harmless by an apostrophe. */
export function csv(lines) {
  return lines.map((line) => line.map((value) => {
    if (typeof value === "number") { return String(value); }
    const safe = formula(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }).join(",")).join("\r\n") + "\r\n";
}

/** Whether a spreadsheet would calculate with a text: it begins with = + - @ (also full-width), tab or line end. */
export function formula(text) {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text);
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
