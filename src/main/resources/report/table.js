"use strict";

/**
 * A long list as a table: searched, filtered and sorted as a whole, shown one page at a time.
 *
 * columns: label, class, sort (key of a row to compare by; none = not sortable), cell (row -> nodes)
 * rows: any objects; text (row -> what a search looks at);
 * title (row -> what it is called); detail (row -> node below it; none = no detail)
 */
function pagedTable({ name, nouns, columns, rows, text, title, detail, filters }) {
  const { make, number } = dom;
  const PAGE = 25;
  const haystack = rows.map((row) => dom.folded(text(row)));
  const keys = new Map();
  let shown = rows.map((_, index) => index);
  let sorted = { column: -1, direction: 1 };
  let page = 0;

  const search = make("input", { type: "search", id: name + "-search", autocomplete: "off", spellcheck: "false" });
  const count = make("p", { class: "note", role: "status", id: name + "-count" });
  const order = make("select", { id: name + "-order" }, make("option", { value: -1 }, "order of the input"));
  const head = make("tr");
  const body = make("tbody");
  const place = make("span");
  const previous = make("button", { type: "button", onclick: () => turn(-1) }, "Previous");
  const next = make("button", { type: "button", onclick: () => turn(1) }, "Next");
  const tools = make(
    "div",
    { class: "tools" },
    make("div", { class: "search" }, make("label", { for: search.id }, "Search " + nouns), search),
    make("div", { class: "choice narrow" }, make("label", { for: order.id }, "Sort by"), order),
    ...filters.map((filter) => filter.element),
  );

  if (detail) {
    head.append(make("td", { class: "toggle" }));
  }
  columns.forEach((column, index) => {
    const sort = column.sort && make("button", { type: "button", onclick: () => sortBy(index) }, column.label);
    head.append(make("th", { scope: "col", class: column.class }, sort || column.label));
    if (sort) {
      order.append(make("option", { value: index }, column.label.toLowerCase()));
    }
  });

  function keysOf(column) {
    if (!keys.has(column)) {
      keys.set(column, rows.map(columns[column].sort));
    }
    return keys.get(column);
  }

  /** Up, down, then the order of the input again. */
  function sortBy(column) {
    const isSame = sorted.column === column;
    sorted = isSame && sorted.direction < 0 ? { column: -1, direction: 1 } : { column, direction: isSame ? -1 : 1 };
    refresh();
  }

  function refresh() {
    const words = dom.folded(search.value).split(/\s+/).filter(Boolean);
    shown = [];
    for (let i = 0; i < rows.length; i++) {
      if (words.every((word) => haystack[i].includes(word)) && filters.every((filter) => filter.takes(rows[i]))) {
        shown.push(i);
      }
    }
    if (sorted.column >= 0) {
      const key = keysOf(sorted.column);
      shown.sort((a, b) => sorted.direction * (key[a] < key[b] ? -1 : key[a] > key[b] ? 1 : 0) || a - b);
    }
    page = 0;
    draw();
  }

  function turn(by) {
    page += by;
    draw();
    panel.scrollIntoView({ block: "start" });
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    body.replaceChildren(...shown.slice(page * PAGE, (page + 1) * PAGE).map((index) => rowOf(rows[index], index)));
    head.querySelectorAll("th").forEach((cell, index) => {
      if (sorted.column === index) {
        cell.setAttribute("aria-sort", sorted.direction > 0 ? "ascending" : "descending");
      } else {
        cell.removeAttribute("aria-sort");
      }
    });
    count.textContent =
      shown.length === rows.length
        ? number(rows.length) + " " + nouns
        : number(shown.length) + " of " + number(rows.length) + " " + nouns;
    order.value = sorted.column;
    place.textContent = "Page " + number(page + 1) + " of " + number(pages);
    previous.disabled = page === 0;
    next.disabled = page >= pages - 1;
    pager.hidden = pages === 1;
  }

  function rowOf(row, index) {
    const line = make("tr");
    if (detail) {
      line.append(make("td", { class: "toggle" }, toggle(row, index, line)));
    }
    columns.forEach((column, at) => {
      const cell = make(at === 0 ? "th" : "td", { class: column.class, scope: at === 0 ? "row" : null });
      cell.append(...[].concat(column.cell(row)));
      line.append(cell);
    });
    return line;
  }

  function toggle(row, index, line) {
    const id = name + "-detail-" + index;
    const button = make("button", { type: "button", class: "open", "aria-expanded": "false", "aria-label": "Details of " + title(row) });
    button.addEventListener("click", () => {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!isOpen));
      line.classList.toggle("opened", !isOpen);
      if (isOpen) {
        button.removeAttribute("aria-controls");
        line.nextElementSibling.remove();
      } else {
        button.setAttribute("aria-controls", id);
        line.after(make("tr", { class: "detail", id }, make("td", { colspan: columns.length + 1 }, detail(row))));
      }
    });
    return button;
  }

  search.addEventListener("input", refresh);
  order.addEventListener("change", () => {
    sorted = { column: Number(order.value), direction: 1 };
    refresh();
  });
  filters.forEach((filter) => filter.onchange(refresh));
  const table = make("table", { "aria-describedby": count.id }, make("thead", null, head), body);
  table.setAttribute("aria-label", nouns);
  const panel = make("div", { class: "panel rows" }, table);
  const pager = make("div", { class: "pages" }, previous, place, next);
  draw();
  return [tools, count, panel, pager];
}

/** Buttons, one of which is pressed. choices: label, class, takes (row -> whether it stays). */
function buttonFilter(label, choices) {
  let chosen = choices[0];
  let changed = () => {};
  const element = dom.make("div", { class: "filters", role: "group", "aria-label": label });
  for (const choice of choices) {
    const button = dom.make("button", { type: "button", "aria-pressed": String(choice === chosen) }, choice.label);
    button.addEventListener("click", () => {
      chosen = choice;
      element.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
      changed();
    });
    element.append(button);
  }
  return { element, takes: (row) => chosen.takes(row), onchange: (listener) => (changed = listener) };
}

/** A list of choices to pick one of: the same choices as for buttons. */
function listFilter(id, label, choices) {
  const list = dom.make("select", { id });
  choices.forEach((choice, index) => list.append(dom.make("option", { value: index }, choice.label)));
  return {
    element: dom.make("div", { class: "choice" }, dom.make("label", { for: id }, label), list),
    takes: (row) => choices[list.value].takes(row),
    onchange: (listener) => list.addEventListener("change", listener),
  };
}
