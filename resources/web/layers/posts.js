"use strict";
/* What stands at an incident: the incident itself and the resources sent to it, each by its own mark and words. */

(() => {
  const SIZES = { incident: 26, resource: 12 }; // half heights in mock px
  let posts = null;

  function draw(ctx, camera, board) {
    if (!posts) return;
    const { k, ox, oy, unit } = camera;
    posts.meta.posts.forEach(({ mark, text, dashed }, row) => {
      const size = SIZES[mark] * unit * camera.mark, px = posts.x[row] * k + ox, py = posts.y[row] * k + oy;
      if (!board.sees(px, py, size)) return;
      const [x, y] = board.mark(board.sprites.of(mark, size), px, py, size, true), isIncident = mark === "incident";
      board.obstacle(x, y, 1.1 * size);
      const style = isIncident ? "alarm" : dashed ? "dash" : "plain";
      if (text) board.label({ key: `post ${row}`, text, style, x, y, rank: isIncident ? 101 : 76 - row * 1e-4, distance: SIZES[mark] + 10 });
    });
  }

  wanmi.layer({
    name: "posts",
    take(data) {
      posts = data;
    },
    passes: [{ on: "marks", order: 35, draw }],
  });
})();
