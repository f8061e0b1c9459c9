"""Where texts of a page are, and which of them stand upon each other."""

# Finds the boxes of all visible texts, cut off where what is around them cuts them off, and compares those that are near
# each other. What overlaps by a pixel or two is the room above and below letters.
OVERLAPS = r"""
() => {
  const clip = (element, rect) => {
    let box = { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
    for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
      const style = getComputedStyle(outer);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const edge = outer.getBoundingClientRect();
      box = {
        left: Math.max(box.left, edge.left), right: Math.min(box.right, edge.right),
        top: Math.max(box.top, edge.top), bottom: Math.min(box.bottom, edge.bottom),
      };
    }
    return box;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, option, title') || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = clip(element, rect);
      if (box.right - box.left > 2 && box.bottom - box.top > 2 && box.bottom > 0) boxes.push({ ...box, node });
    }
  }
  const sorted = boxes.sort((one, other) => one.top - other.top);
  const found = [];
  for (let index = 0; index < sorted.length; index += 1) {
    const one = sorted[index];
    for (let next = index + 1; next < sorted.length && sorted[next].top < one.bottom - 3; next += 1) {
      const other = sorted[next];
      if (other.node === one.node) continue;
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (width > 2 && height > 3) found.push([one.node.data.slice(0, 60), other.node.data.slice(0, 60)]);
    }
  }
  return found.slice(0, 10);
}
"""
