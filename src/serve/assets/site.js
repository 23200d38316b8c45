// Conveniences on top of pages that are whole without them: copying a citation, filtering an article's marks.
'use strict';
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
}
const filter = document.querySelector('[data-filter]');
if (filter) {
  const tones = ['against', 'denial', 'said', 'deed', 'figure'];
  const toneOf = (element) => tones.find((tone) => element.classList.contains(tone));
  filter.hidden = false;
  filter.addEventListener('change', () => {
    const on = new Set([...filter.querySelectorAll('input:checked')].map((input) => input.value));
    for (const element of document.querySelectorAll('mark, .note, .panels li')) element.classList.toggle('off', !on.has(toneOf(element)));
  });
  const light = (number) => {
    for (const element of document.querySelectorAll('.lit')) element.classList.remove('lit');
    if (number === undefined) return;
    for (const mark of document.querySelectorAll('mark[data-facts]')) if (mark.dataset.facts.split(' ').includes(number)) mark.classList.add('lit');
    document.getElementById('panel-' + number)?.classList.add('lit');
  };
  const numberOf = (event) => event.target.closest('[data-fact]')?.dataset.fact;
  for (const kind of ['mouseover', 'focusin']) document.addEventListener(kind, (event) => light(numberOf(event)));
}
