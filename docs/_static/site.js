// What is wider than the page scrolls by itself: let the keyboard reach it there.
"use strict";

(() => {
  const wide = document.querySelectorAll("article pre, article .table-wrapper");

  function mark() {
    for (const each of wide) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    }
  }

  mark();
  window.addEventListener("resize", mark);
})();
