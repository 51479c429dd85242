/* Reads this frame in its order.

   `sought` are regular expressions: only what stands where one of them fits is judged; without any, everything is.
   Returns it in pieces: `text`, as the page writes it; `read`, what of it a person can read; `blemishes`, the rest with its
   reason; `cells`, the places of what was judged and found good, each with whether only a picture can tell. What was not judged
   is a text alone, joined with what follows: on its way out of the browser each piece costs more than to be read. */
(styles, eye, chunksOf) => (sought) => {
  /* What a chunk says, what of it can be read, and how it was judged. */
  const judged = (text, read, results) => ({
    text,
    read,
    blemishes: results.filter(([, { fault }]) => fault).map(([words, { fault, value, by, boxes }]) => ({ words: words.trim(), fault, value: String(value ?? ""), by: by ?? "", boxes })),
    cells: results.flatMap(([, { cells = [] }]) => cells),
  });

  const readField = ({ field, text }) => {
    const found = eye.ofField(field, text);
    return judged(text, found.fault ? "" : text, [[text, found]]);
  };

  const readGenerated = ({ element, text, pseudo }) => {
    const found = eye.ofGenerated(element, text, pseudo);
    return judged(text, found.fault ? " " : text, [[text, found]]);
  };

  const readText = ({ node, element, text }) => {
    const found = eye.ofText(node);
    if (!found.fault) return judged(text, text, [[text, found]]);
    const words = found.fault === "squeezed" ? [] : eye.wordsOf(node);
    if (words.every(([, each]) => each.fault)) return judged(text, " ", [[text, found]]);
    return judged(text, ` ${words.filter(([, each]) => !each.fault).map(([word]) => styles.cased(element, word)).join(" ")} `, words);
  };

  const isBelieved = ({ text, element, fits }) => !text.trim() || !element || (sought && fits === undefined);

  const pieces = () => {
    const all = [];
    for (const chunk of chunksOf(sought ?? [])) {
      if (!isBelieved(chunk)) all.push((chunk.field ? readField : chunk.pseudo ? readGenerated : readText)(chunk));
      else if (typeof all.at(-1) === "string") all[all.length - 1] += chunk.text;
      else all.push(chunk.text);
    }
    return all;
  };

  return pieces();
}
