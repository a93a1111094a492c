"use strict";
/* The line to the program: it says which layers are new, the page fetches their bytes and says when they are on screen. */

(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let bridge = null, newest = 0, telling = false;

  wanmi.channel = {
    /** Find the program's object and say that the page stands. */
    connect(stage) {
      new QWebChannel(window.qt.webChannelTransport, (channel) => {
        bridge = channel.objects.bridge;
        bridge.tell_ready();
        wanmi.channel.moved(stage.map);
      });
    },

    /** Fetch the layers in *names*, draw them, and answer twice: taken, then drawn (two frames later: painted). */
    async pull(seq, names) {
      const blocks = await Promise.allSettled(names.map(fetchLayer.bind(null, seq)));
      blocks.forEach((block, index) => take(seq, names[index], block));
      bridge.tell_taken(seq);
      tellDrawn(seq);
    },

    moved(map) {
      if (!bridge) return;
      const bounds = map.getBounds(), centre = map.getCenter();
      bridge.tell_moved([
        bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth(), centre.lng, centre.lat, map.getZoom(),
        wanmi.stage.home ? 1 : 0,
      ]);
    },

    hovered(lon, lat) {
      if (bridge) bridge.tell_hovered(lon, lat);
    },

    /** A desk's drawing is finished: its shape and its points as lon, lat, lon, lat … */
    sketched(shape, points) {
      if (bridge) bridge.tell_sketched(shape, points);
    },

    groundClicked(lon, lat) {
      if (bridge) bridge.tell_ground_clicked(lon, lat);
    },

    /** Tell the program what *give* gives, the answer to its question *number*. */
    answer(number, give) {
      let given = [];
      try {
        given = [give()];
      } catch (error) {
        console.error(`question ${number} failed: ${error.stack || error}`);
      }
      if (bridge) bridge.tell_answered(number, given);
    },

    clicked(hit) {
      if (bridge) bridge.tell_clicked(hit.layer, hit.version, hit.index);
    },
  };

  /** Give a layer what was fetched for it; what is wrong with it is its own and no other's. */
  function take(seq, name, { value, reason }) {
    try {
      if (reason) throw reason;
      wanmi.stage.take(name, value);
    } catch (error) {
      console.error(`layer ${name} of pull ${seq} failed: ${error.stack || error}`);
    }
  }

  /** Say what is painted, two frames later. A hidden page has no frames: of all its pulls one is told of when it is shown. */
  async function tellDrawn(seq) {
    newest = seq;
    if (telling) return;
    telling = true;
    for (let told = 0; told !== newest; ) {
      const painted = newest;
      await frame();
      await frame();
      told = painted;
      bridge.tell_drawn(told);
    }
    telling = false;
  }

  async function fetchLayer(seq, name) {
    const answer = await fetch(`wall://data/${name}?${seq}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return wanmi.unpack(await answer.arrayBuffer());
  }
})();
