// A workbook as bytes: the smallest Office Open XML that Excel, WPS and LibreOffice open without a question.
// Texts are inline strings, so nothing in them is ever a formula; those that look like one are marked as quoted,
// so that they stay texts when somebody edits the cell. The ZIP only stores, it does not compress.
import { formula } from "./download.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** `sheets` are { name, rows, widths, header }: rows of numbers and texts, widths in characters, and whether the
    first row is a header that stays in view. */
export function workbook(sheets) {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const parts = [
    ["[Content_Types].xml", `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("")}</Types>`],
    ["_rels/.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", styles()],
    ...sheets.map((sheet, n) => [`xl/worksheets/sheet${n + 1}.xml`, worksheet(sheet)]),
  ];
  const encoder = new TextEncoder();
  return zip(parts.map(([name, text]) => ({ name: encoder.encode(name), bytes: encoder.encode(text) })));
}

/** Cell formats: 0 plain, 1 header, 2 a text that looks like a formula. */
function styles() {
  return `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function worksheet({ rows, widths, header }) {
  const frozen = header ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' : "";
  const columns = widths.map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`).join("");
  const lines = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, `${letters(c)}${r + 1}`, header && r === 0)).join("")}</row>`).join("");
  const filter = header && rows.length > 1 ? `<autoFilter ref="A1:${letters(rows[0].length - 1)}${rows.length}"/>` : "";
  return `${HEAD}<worksheet xmlns="${MAIN}">${frozen}<cols>${columns}</cols><sheetData>${lines}</sheetData>${filter}</worksheet>`;
}

function cell(value, place, head) {
  if (typeof value === "number") { return `<c r="${place}"><v>${value}</v></c>`; }
  if (value === "") { return ""; }
  const style = head ? ' s="1"' : formula(value) ? ' s="2"' : "";
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
function letters(number) {
  return (number > 25 ? letters(Math.floor(number / 26) - 1) : "") + String.fromCharCode(65 + (number % 26));
}

/** At most 31 characters, none of which Excel forbids, no two alike. */
function sheetNames(wanted) {
  return wanted.map((name, n) => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 28) + (wanted.indexOf(name) < n ? `-${n + 1}` : ""));
}

/** Without the control characters that XML cannot hold. */
function escaped(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) { value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1; }
  return value;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (let n = 0; n < bytes.length; n += 1) { value = CRC[(value ^ bytes[n]) & 0xff] ^ (value >>> 8); }
  return (value ^ 0xffffffff) >>> 0;
}

/** A ZIP archive of stored files, all of 1 January 1980. */
function zip(files) {
  const chunks = [];
  const directory = [];
  let offset = 0;
  files.forEach(({ name, bytes }) => {
    const crc = crc32(bytes);
    const shared = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [crc, 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
    const local = record([[0x04034b50, 4], ...shared]);
    directory.push(record([[0x02014b50, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), name);
    chunks.push(local, name, bytes);
    offset += local.length + name.length + bytes.length;
  });
  const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = record([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]]);
  return joined([...chunks, ...directory, end]);
}

/** Little-endian numbers, each of 2 or 4 bytes. */
function record(fields) {
  const bytes = new Uint8Array(fields.reduce((sum, field) => sum + field[1], 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  fields.forEach(([value, width]) => {
    if (width === 2) { view.setUint16(at, value, true); } else { view.setUint32(at, value, true); }
    at += width;
  });
  return bytes;
}

function joined(chunks) {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  chunks.forEach((chunk) => { out.set(chunk, at); at += chunk.length; });
  return out;
}
