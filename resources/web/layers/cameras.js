"use strict";
/* The city's cameras; those named beside a place carry their name, one without a picture is dashed. */

(() => {
  const SIZE = 12; // mock px
  let cameras = null;

  function draw(ctx, camera, board) {
    if (!cameras) return;
    const { k, ox, oy, unit } = camera, size = SIZE * unit * camera.mark;
    for (let row = 0; row < cameras.x.length; row += 1) {
      const px = cameras.x[row] * k + ox, py = cameras.y[row] * k + oy;
      if (!board.sees(px, py, size)) continue;
      const text = cameras.texts.get(row), isDown = Boolean(cameras.down[row]);
      const [x, y] = board.mark(board.sprites.of(isDown ? "cameraDown" : "camera", size), px, py, 1.3 * size, Boolean(text));
      board.obstacle(x, y, 1.3 * size, !text);
      board.hit("cameras", cameras.version, row, x, y, 1.4 * size);
      if (text) board.label({ key: `camera ${row}`, text, style: isDown ? "dash" : "plain", x, y, rank: 75 - row * 1e-4, distance: 24 });
    }
  }

  wanmi.layer({
    name: "cameras",
    take(data) {
      cameras = data;
      cameras.texts = new Map(data.meta.labels);
    },
    passes: [{ on: "marks", order: 18, draw }],
  });
})();
