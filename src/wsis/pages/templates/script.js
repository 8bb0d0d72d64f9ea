(() => {
  "use strict";
  const say = document.body.dataset;
  const { lang } = document.documentElement;
  const order = new Intl.Collator(lang, { numeric: true }).compare;

  // Each heading becomes a button that sorts; what a cell sorts by stands in data-sort, or is its text. None come last.
  for (const table of document.querySelectorAll("table.sortable")) {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const was = heading.ariaSort;
        const down = was ? was === "ascending" : heading.classList.contains("number");
        for (const each of headings) each.ariaSort = null;
        heading.ariaSort = down ? "descending" : "ascending";
        const keyed = [...table.tBodies[0].rows].map((row) => {
          const cell = row.cells[column];
          return [cell.dataset.sort ?? cell.textContent.trim(), row];
        });
        const numbers = keyed.every(([key]) => key === "" || !isNaN(key));
        keyed.sort(([one], [other]) => (one === "") - (other === "")
          || (down ? -1 : 1) * (numbers ? one - other : order(one, other)));
        table.tBodies[0].append(...keyed.map(([, row]) => row));
      });
    });
  }

  // A box above a long table keeps the rows that have every word.
  for (const table of document.querySelectorAll("table.filterable")) {
    let rows, texts;
    const [bar, label, box, told] = ["p", "label", "input", "output"].map((tag) => document.createElement(tag));
    bar.className = "filter";
    box.type = "search";
    box.setAttribute("aria-label", `${say.filter}: ${table.caption.textContent}`);
    label.append(say.filter, " ", box);
    bar.append(label, " ", told);
    table.parentElement.before(bar);
    box.addEventListener("input", () => {
      rows ??= [...table.tBodies[0].rows];
      texts ??= rows.map((row) => row.textContent.toLocaleLowerCase());
      const words = box.value.toLocaleLowerCase().split(/\s+/);
      let shown = 0;
      rows.forEach((row, place) => {
        row.hidden = !words.every((word) => texts[place].includes(word));
        shown += !row.hidden;
      });
      told.value = say.shown.replace("{shown}", shown.toLocaleString(lang))
        .replace("{all}", rows.length.toLocaleString(lang));
    });
  }

  // What is folded is printed, unless it is long.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.fold:not(.long):not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => opened.forEach((each) => (each.open = false)));
})();
