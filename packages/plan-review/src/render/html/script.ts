/**
 * What the page does by itself: filters, search, opening and closing. Without it everything is still there to read. It
 * writes text only, never markup.
 */
export const SCRIPT = `'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const filters = document.querySelector('.filters');
  const search = document.querySelector('#search');
  const environment = document.querySelector('#environment');
  const status = document.querySelector('#status');
  const changes = all('.change').map((element) => ({ element, text: undefined }));
  if (!filters || changes.length === 0) return;
  filters.hidden = false;
  const shownOf = () => changes.filter(({ element }) => !element.hidden);
  function apply() {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const actions = new Set(all('input[name=action]:checked').map(({ value }) => value));
    for (const change of changes) {
      const { action, environment: of } = change.element.dataset;
      const wanted = actions.has(action) && (!environment || environment.value === '' || environment.value === of);
      if (wanted && words.length > 0 && change.text === undefined) change.text = (change.element.closest('.stack').querySelector('h4 code').textContent + ' ' + change.element.textContent).toLowerCase();
      change.element.hidden = !wanted || !words.every((word) => change.text.includes(word));
    }
    for (const stack of all('.stack')) stack.hidden = !stack.querySelector('.change:not([hidden])');
    status.textContent = shownOf().length + ' of ' + changes.length + ' changes shown';
  }
  let timer;
  search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(apply, 80); });
  filters.addEventListener('change', apply);
  const open = (value) => () => shownOf().forEach(({ element }) => all('details', element).forEach((one) => { one.open = value; }));
  document.querySelector('#open').addEventListener('click', open(true));
  document.querySelector('#close').addEventListener('click', open(false));
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]),select,textarea');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); search.focus(); }
    if (event.key === 'Escape' && event.target === search) { search.value = ''; apply(); }
  });
  document.querySelector('main').addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('svg a') : null;
    const target = link && document.getElementById(link.getAttribute('href').slice(1));
    if (!target) return;
    search.value = '';
    all('input[name=action]').forEach((box) => { box.checked = true; });
    if (environment) environment.value = '';
    apply();
    target.focus({ preventScroll: true });
  });
  apply();
})();
`;
