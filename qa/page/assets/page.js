/* The page's own script: reports clicks as events, keeps marks in view, saves charts, uploads files. */
(() => {
  if (window.yusuan) return;

  const toast = (words) => {
    let box = document.getElementById("toast");
    if (!box) {
      box = document.createElement("div");
      box.id = "toast";
      box.setAttribute("role", "status");
      document.body.append(box);
    }
    box.textContent = words;
    box.classList.add("on");
    clearTimeout(box.timer);
    box.timer = setTimeout(() => box.classList.remove("on"), 2600);
  };

  const save = (href, name) => {
    const link = document.createElement("a");
    link.href = href;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
  };

  const saveChart = (button) => {
    const svg = button.closest(".chart-box").querySelector("svg");
    const text = new XMLSerializer().serializeToString(svg);
    const name = `预算问答-${button.dataset.name}`;
    const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml;charset=utf-8" }));
    if (button.dataset.save === "svg") {
      save(url, `${name}.svg`);
      return;
    }
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * svg.viewBox.baseVal.width + 64;
      canvas.height = 2 * svg.viewBox.baseVal.height + 64;
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#ffffff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 32, 32, canvas.width - 64, canvas.height - 64);
      URL.revokeObjectURL(url);
      save(canvas.toDataURL("image/png"), `${name}.png`);
    };
    image.src = url;
  };

  const toMark = (desk) => {
    const mark = desk.querySelector(".mark.strong");
    if (!mark) return;
    const tall = mark.offsetHeight > desk.clientHeight;
    const centre = mark.offsetTop + mark.offsetHeight / 2 - desk.clientHeight / 2;
    desk.scrollTop = tall ? mark.offsetTop - 40 : centre;
    const wide = mark.offsetWidth > desk.clientWidth;
    desk.scrollLeft = wide ? mark.offsetLeft - 8 : mark.offsetLeft + mark.offsetWidth / 2 - desk.clientWidth / 2;
  };

  const zoom = (button) => {
    const view = button.closest(".page-view");
    const on = !view.classList.contains("large");
    view.classList.toggle("large", on);
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "适合宽度" : "放大";
    toMark(view.querySelector(".desk"));
  };

  const goTo = (name) => {
    for (const tab of document.querySelectorAll("button[role=tab]")) if (tab.textContent.trim() === name) tab.click();
  };

  const filterRows = (box) => {
    const words = box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const table = box.closest(".frame-box").querySelector("table.frame");
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase().replaceAll(",", "");
      row.hidden = !words.every((word) => text.includes(word.replaceAll(",", "")));
    }
  };

  const filterShelf = (bar) => {
    const wanted = {};
    for (const field of bar.querySelectorAll("[data-by]")) wanted[field.dataset.by] = field.value.trim();
    let shown = 0;
    const list = bar.parentElement.querySelectorAll("[data-shelf] > *");
    for (const item of list) {
      const fits = Object.entries(wanted).every(([key, value]) => {
        if (!value) return true;
        return key === "text" ? item.dataset.text.includes(value) : item.dataset[key] === value;
      });
      item.hidden = !fits;
      shown += fits;
    }
    const count = bar.querySelector("[data-count]");
    if (count) count.textContent = `${shown} / ${list.length} 份`;
  };

  const fileRow = (list, name) => {
    const row = document.createElement("li");
    row.className = "file-progress";
    const title = document.createElement("span");
    title.className = "name";
    title.textContent = name;
    const note = document.createElement("span");
    note.className = "note";
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    row.append(title, note, bar);
    list.append(row);
    return {
      say: (words, value, state) => {
        note.textContent = words;
        if (value != null) bar.value = value;
        if (state) row.dataset.state = state;
      },
    };
  };

  const takeFiles = async (drop, files, trigger, upload) => {
    const list = drop.closest("[data-drop-root]").querySelector("[data-uploads]");
    list.replaceChildren();
    const most = Number(drop.dataset.files);
    const megabytes = Number(drop.dataset.megabytes);
    if (!files.length) return;
    if (files.length > most) {
      fileRow(list, `共 ${files.length} 个文件`).say(`一次最多 ${most} 个，请分几次`, 0, "failed");
      return;
    }
    const ready = [];
    for (const file of files) {
      const row = fileRow(list, file.name);
      if (file.size > megabytes * 1048576) {
        row.say(`文件有 ${Math.round(file.size / 1048576)} MB，超过 ${megabytes} MB 的上限`, 0, "failed");
        continue;
      }
      row.say("正在上传……", 8);
      try {
        const answer = await upload(file);
        ready.push({ path: answer.path, name: file.name });
        row.say("已上传，等待读取", 25);
      } catch (error) {
        row.say("没有上传成功，请重试", 0, "failed");
      }
    }
    if (ready.length) trigger("uploaded", { files: ready });
  };

  /* The question stands in the conversation at once; the server's answer replaces this. */
  const pend = (question) => {
    const words = (question || "").trim();
    const turns = document.querySelector("#talk .talk ol");
    if (!words || !turns) return;
    const make = (name, kind, text) => {
      const made = document.createElement(name);
      if (kind) made.className = kind;
      if (text) made.textContent = text;
      return made;
    };
    const asked = make("div", "asked");
    asked.append(make("span", "who", "问"), make("p", "", words));
    const answer = make("div", "answer pending");
    answer.append(make("span", "waiting", "正在查表、核对"));
    const turn = make("li", "turn");
    turn.append(asked, answer);
    turns.append(turn);
  };

  const mount = (element, trigger, upload, events) => {
    element.addEventListener("click", (event) => {
      const target = event.target.closest("button, [data-event]");
      if (!target || !element.contains(target) || target.disabled) return;
      if (target.dataset.copy !== undefined) {
        const done = () => toast("已复制");
        if (navigator.clipboard) navigator.clipboard.writeText(target.dataset.copy).then(done, () => toast("浏览器不允许复制"));
        else toast("浏览器不允许复制");
      } else if (target.dataset.save) saveChart(target);
      else if (target.dataset.zoom) zoom(target);
      else if (target.dataset.goto) goTo(target.dataset.goto);
      else if (target.dataset.choose !== undefined) element.querySelector("input[type=file]").click();
      else if (target.dataset.confirm && target.dataset.asked !== "1") {
        target.dataset.asked = "1";
        target.dataset.words = target.textContent;
        target.textContent = target.dataset.confirm;
        setTimeout(() => {
          target.dataset.asked = "";
          if (target.dataset.words) target.textContent = target.dataset.words;
        }, 3000);
      } else if (target.dataset.event && events.includes(target.dataset.event)) {
        for (const kind of ["chip", "finding"]) {
          if (!target.classList.contains(kind)) continue;
          for (const one of element.querySelectorAll(`.${kind}`)) one.setAttribute("aria-pressed", String(one === target));
        }
        const payload = JSON.parse(target.dataset.payload || "{}");
        if (target.dataset.event === "suggest") pend(payload.question);
        trigger(target.dataset.event, payload);
      }
    });
    element.addEventListener("input", (event) => {
      if (event.target.dataset.rows !== undefined) filterRows(event.target);
      const bar = event.target.closest("[data-filter]");
      if (bar) filterShelf(bar);
    });
    element.addEventListener("change", (event) => {
      const field = event.target;
      if (field.type === "file") {
        takeFiles(field.closest("[data-drop]"), [...field.files], trigger, upload);
        field.value = "";
      } else if (field.dataset.jump && events.includes(field.dataset.jump)) {
        const payload = JSON.parse(field.dataset.payload || "{}");
        trigger(field.dataset.jump, { ...payload, [field.dataset.key || "page"]: field.value });
      }
    });
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      element.addEventListener(kind, (event) => {
        const drop = event.target.closest && event.target.closest("[data-drop]");
        if (!drop) return;
        event.preventDefault();
        drop.classList.toggle("over", kind === "dragenter" || kind === "dragover");
        if (kind === "drop") takeFiles(drop, [...event.dataTransfer.files], trigger, upload);
      });
    }
    let key = "";
    let turns = "";
    const look = () => {
      const keyed = element.querySelector("[data-key]");
      if (keyed && keyed.dataset.key !== key) {
        key = keyed.dataset.key;
        const desk = element.querySelector(".desk");
        const image = desk && desk.querySelector("img");
        if (image) toMark(desk);
        if ("reveal" in keyed.dataset && matchMedia("(max-width: 900px)").matches) {
          keyed.scrollIntoView({ block: "start", behavior: "smooth" });
        }
      }
      for (const hit of element.querySelectorAll("td.hit, .reader tr.marked > :first-child")) {
        const box = hit.closest(".frame-scroll");
        if (box.dataset.seen === key) continue;
        box.dataset.seen = key;
        box.scrollLeft = hit.offsetLeft - box.clientWidth / 2;
        box.scrollTop = hit.offsetTop - box.clientHeight / 2;
      }
      const talk = element.querySelector(".talk");
      const state = talk && `${talk.querySelectorAll(".turn").length} ${talk.querySelectorAll(".pending").length}`;
      if (talk && state !== turns) {
        turns = state;
        const last = talk.querySelector(".turn:last-child");
        if (last) talk.scrollTop = last.offsetTop - talk.offsetTop - 4;
      }
    };
    new MutationObserver(look).observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-key", "src"] });
    look();
  };

  /* Words that Gradio writes in English whatever the language: in its messages, and for screen readers. */
  const OWN_WORDS = {
    Error: "没有做成", Warning: "请注意", Info: "提示", Success: "已完成", Close: "关闭", "More tabs": "更多栏目",
    "Empty value": "空", "Connection errored out.": "和服务断开了，请稍后再试",
    "Connection to the server was lost. Attempting reconnection...": "和服务断开了，正在重新连接……",
  };
  const inChinese = (root) => {
    for (const part of [root, ...root.querySelectorAll("[aria-label]")]) {
      const label = OWN_WORDS[part.getAttribute("aria-label")];
      if (label) part.setAttribute("aria-label", label);
    }
    const toasts = root.closest(".toast-body") ? [root] : root.querySelectorAll(".toast-body");
    for (const toast of toasts) {
      const texts = document.createTreeWalker(toast, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const words = OWN_WORDS[texts.currentNode.data.trim()];
        if (words) texts.currentNode.data = words;
      }
    }
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "characterData" && target.parentElement) inChinese(target.parentElement);
      for (const added of addedNodes) {
        const part = added.nodeType === Node.ELEMENT_NODE ? added : added.parentElement;
        if (part) inChinese(part);
      }
    }
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey) return;
    if (event.target.closest && event.target.closest("input, textarea, select")) return;
    const box = document.querySelector("#question textarea, #question input");
    if (box && box.offsetParent) {
      event.preventDefault();
      box.focus();
    }
  });

  window.yusuan = { mount, toast, save, pend };
})();
