// A record in the form as its page shows it: heading, summary, facts, pictures, text. It reads the configuration of
// the form, wears the classes of theme/assets/css, and works in Sveltia CMS and Decap CMS alike.
const { style } = document.currentScript.dataset;
const TITLES = ["title", "name", "short_name"];
const LEADS = ["summary", "goal", "idea"];
const LONG = 80; // characters: more do not fit into a row of facts
const OF_A_PICTURE = ["alt", "caption"];

const empty = value => value == null || value === ""
  || (typeof value === "object" && Object.values(value).every(empty));
const present = values => values.filter(each => !empty(each));
const first = (fields, names) => names.map(name => fields.find(field => field.name === name)).find(Boolean);
const has = (fields, widget) => fields.some(field => field.widget === widget);

/** Shows a picture, which records name as `media/…` and the editor by its place in the site; it reads the file later. */
const show = async (image, file, props) => {
  const asset = props.getAsset(file.replace(/^media\//, "/media/"));
  for (let tries = 0; asset && tries < 20 && !/^(blob|data|https?):/.test(asset.url); tries += 1)
    await new Promise(resolve => setTimeout(resolve, 100));
  image.src = asset?.url ?? file;
};

/** Pictures are shown as they appear: those of fields, and those within a text, which the editor leaves as written. */
const watched = new WeakSet();
const watch = props => {
  if (watched.has(props.document)) return;
  watched.add(props.document);
  new MutationObserver(() => {
    for (const image of props.document.querySelectorAll('img[data-file], img[src^="media/"]')) {
      const file = image.dataset.file ?? image.getAttribute("src");
      if (image.dataset.shown === file) continue;
      image.dataset.shown = file;
      show(image, file, props);
    }
  }).observe(props.document, { childList: true, subtree: true, attributeFilter: ["data-file"] });
};

const block = (field, depth, content) => depth
  ? h("div", { key: field.name }, h("h3", { className: "t sub" }, field.label), content)
  : h("section", { className: "block", key: field.name },
      h("h2", { className: "t block__h" }, field.label), h("div", { className: "block__b" }, content));
const facts = rows => h("dl", { className: "facts", key: "facts" }, rows.map(([label, text]) =>
  h("div", { key: label }, h("dt", null, label), h("dd", null, text))));
const prose = text => h("div", { className: "prose", key: "prose" },
  String(text).split(/\n\s*\n/).map((each, at) => h("p", { key: at }, each)));

/** The page of a record: `props` is what the editor gives to a template, `fields` are those of its collection. */
const page = (props, label, fields) => {
  const record = props.entry.get("data").toJS();

  /** The words of a value: those of the choice that was made, the title of the record it points to, or its own. */
  const words = (field, value) => {
    if (Array.isArray(value)) return present(value).map(each => words(field, each)).join("、");
    const known = field.widget === "relation"
      && props.fieldsMetaData.valueSeq().map(each => each.getIn?.([field.collection, value])).find(Boolean);
    if (known) return known.get(field.display_fields[0]);
    return field.options?.find(option => option.value === value)?.label ?? String(value);
  };
  const filled = (own, values) =>
    own.filter(field => field.name !== "id" && field.preview !== false && !empty(values[field.name]));
  const short = (field, value) => !field.fields && !["image", "markdown", "text"].includes(field.widget)
    && words(field, value).length < LONG;

  const sorted = (own, values) => [own.filter(field => short(field, values[field.name])),
    own.filter(field => !short(field, values[field.name]))];

  const picture = (file, values) => h("figure", { className: "figure", key: file },
    h("img", { "data-file": file, alt: values.alt ?? "" }),
    values.caption && h("figcaption", null, values.caption));

  /** A field that does not fit into a line. */
  const long = (field, value, values, depth) => {
    if (field.widget === "image") return picture(value, values);
    if (field.widget === "markdown")
      return h("div", { className: "article__body", key: field.name }, props.widgetFor(field.name));
    if (field.widget === "object" && has(field.fields, "image")) return parts(field.fields, value, depth);
    const content = field.widget === "object" ? parts(field.fields, value, depth + 1)
      : !Array.isArray(value) ? prose(words(field, value))
      : field.fields ? h("ul", { className: "plainlist" },
          present(value).map((each, at) => h("li", { key: at }, item(field.fields, each, depth + 1))))
      : h("ul", { className: "list-ul" }, present(value).map((each, at) => h("li", { key: at }, words(field, each))));
    return block(field, depth, content);
  };

  /** The fields of a record or of a part of it, in their order; short ones together in one list. */
  const parts = (own, values, depth) => {
    const shown = filled(own, values).filter(field => !(has(own, "image") && OF_A_PICTURE.includes(field.name)));
    const [inLines, below] = sorted(shown, values);
    return [inLines.length > 0 && facts(inLines.map(field => [field.label, words(field, values[field.name])])),
      ...below.map(field => long(field, values[field.name], values, depth))];
  };

  /** One of a list: its name, what else is short in a line, the rest below. */
  const item = (own, values, depth) => {
    if (has(own, "image")) return parts(own, values, depth);
    const shown = filled(own, values), title = first(shown, TITLES);
    const [inLines, below] = sorted(shown.filter(field => field !== title), values);
    const line = inLines.map(field => `${field.label} ${words(field, values[field.name])}`).join("　");
    return [title && h("b", { key: "title" }, words(title, values[title.name])), line && h("p", { key: "line" }, line),
      ...below.map(field => field.widget === "text" ? h("p", { key: field.name }, values[field.name])
        : long(field, values[field.name], values, depth))];
  };

  watch(props);
  const title = first(fields, TITLES), lead = first(filled(fields, record), LEADS);
  const rest = fields.filter(field => field !== title && field !== lead);
  return h("div", { className: "page" }, h("main", { className: "wrap" },
    h("header", { className: "head" }, h("p", { className: "kind" }, h("b", null, label)),
      h("h1", { className: "t head__title" }, title && !empty(record[title.name]) ? record[title.name] : "还没有名称"),
      lead && h("p", { className: "head__lead" }, record[lead.name])),
    h("div", { className: "record record--plain" }, h("div", { className: "record__main" }, parts(rest, record, 0)))));
};

CMS.registerPreviewStyle(new URL(style, document.baseURI).href);
fetch("config.yml").then(answer => answer.json()).then(({ collections }) => {
  for (const { name, label, fields } of collections)
    if (fields) CMS.registerPreviewTemplate(name, props => page(props, label, fields));
});
