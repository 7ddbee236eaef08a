/** The little that the pages need to build and update elements. Writing what is there already costs a style pass, so nothing does. */

/**
 * Makes an element.
 *
 * @param {string} tag its name
 * @param {Object<string, string|boolean|null|undefined>} attributes true is an attribute without a value; false, null and undefined leave it out
 * @param {...(Node|string)} children strings become text, never markup
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    mark(made, name, value);
  }
  made.append(...children);
  return made;
}

/** The same of an SVG element. */
export function drawing(tag, attributes = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Makes an element's text this one, if it is not. */
export function write(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Makes an attribute have this value, if it has not: true is without a value, false and what is missing take it away. */
export function mark(node, name, value) {
  if (value === false || value === null || value === undefined) {
    if (node.hasAttribute(name)) {
      node.removeAttribute(name);
    }
    return;
  }
  const text = value === true ? '' : String(value);
  if (node.getAttribute(name) !== text) {
    node.setAttribute(name, text);
  }
}

/** Shows an element or hides it. */
export function show(node, visible) {
  mark(node, 'hidden', !visible);
}
