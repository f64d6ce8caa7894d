"""Three ways to do the same at a page: with a mouse, with a finger, with keys alone.

Each hand presses, writes, chooses and hands over files; a journey is written once and walked with each.
"""

from typing import Any, ClassVar

import pytest

REACH = 90  # presses of Tab; nobody goes further
SMALLEST = 24  # px, WCAG 2.2, 2.5.8
FOCUSED = "one => one === document.activeElement"
# What the keyboard stands on is seen: on the screen, not covered, with a ring around it.
SEEN = """one => {
  const box = one.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + Math.min(box.height, 20) / 2, 0), innerHeight - 1);
  const above = document.elementFromPoint(x, y);
  const isOnTop = one.contains(above) || above?.contains(one);
  const look = getComputedStyle(one);
  const isDrawn = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  const hasRing = one.matches(":focus-visible") && isDrawn;
  return {isInside: box.bottom > 0 && box.top < innerHeight, isOnTop, hasRing};
}"""
# In running text a link may be as low as its line.
IN_A_SENTENCE = """one => one.tagName === "A" && getComputedStyle(one).display === "inline"
  && one.closest("p, li, h2").textContent.trim() !== one.textContent.trim()"""
# A radio or a box is as large as the label that presses it.
TARGET = "one => (one.matches('[type=radio], [type=checkbox]') && one.labels[0]) || one"
TRACES = """
  window.addEventListener("pointerdown", event => {
    const kept = JSON.parse(sessionStorage.getItem("traces") ?? "[]");
    sessionStorage.setItem("traces", JSON.stringify([...new Set([...kept, event.pointerType])]));
  }, true);
"""


class Mouse:
    """A screen of 1280 px."""

    context: ClassVar[dict[str, Any]] = {"viewport": {"width": 1280, "height": 900}}
    leaves = frozenset({"mouse"})

    def __init__(self, page):
        self.page = page
        page.add_init_script(TRACES)
        page.on("filechooser", lambda _: None)  # from now on none is opened that nobody could close

    def press(self, one):
        one.click()

    def write(self, one, words):
        self.press(one)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def date(self, one, day):
        one.fill(day)

    def tick(self, one):
        self.press(one)

    def choose(self, one, words):
        one.select_option(label=words)

    def hand_over(self, one, paths):
        with self.page.expect_file_chooser() as opened:
            self.press(one)
        opened.value.set_files(paths)

    def decide(self, button):
        """In the queue of what is to be judged."""
        self.press(button)

    def traces(self):
        """By which pointers this origin was touched."""
        return set(self.page.evaluate("JSON.parse(sessionStorage.getItem('traces') ?? '[]')"))


class Finger(Mouse):
    """A phone of 390 px; what a finger is to hit is large enough for it."""

    context: ClassVar = {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 2,
    }
    leaves = frozenset({"touch"})

    def press(self, one):
        target = one.evaluate_handle(TARGET).as_element()
        box = target.bounding_box()
        if not one.evaluate(IN_A_SENTENCE):
            assert min(box["width"], box["height"]) >= SMALLEST, (box, one.evaluate("one => one.outerHTML"))
        target.tap()

    def choose(self, one, words):
        self.press(one)
        super().choose(one, words)


class Keys(Mouse):
    """The keyboard alone: what cannot be reached by it, or is not seen when it is, fails."""

    leaves = frozenset()

    def go_to(self, one):
        """By Tab from where the keyboard stands; at the top of a page first past the navigation."""
        one.wait_for()
        press = self.page.keyboard.press
        for _ in range(REACH):
            if one.evaluate(FOCUSED):
                break
            press("Tab")
            if self.page.evaluate("document.activeElement.className") == "skip" and self._is_in_content(one):
                press("Enter")
        else:
            pytest.fail(f"not reached by Tab: {one}")
        assert one.evaluate(SEEN) == {"isInside": True, "isOnTop": True, "hasRing": True}

    def press(self, one):
        self.go_to(one)
        self.page.keyboard.press("Enter")

    def write(self, one, words):
        self.go_to(one)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def date(self, one, day):
        """Day, month and year in the order in which this browser asks for them."""
        parts = dict(zip(("year", "month", "day"), day.split("-"), strict=True))
        order = self.page.evaluate("new Intl.DateTimeFormat().formatToParts().map(part => part.type)")
        self.go_to(one)
        self.page.keyboard.type("".join(parts[name] for name in order if name in parts))
        assert one.input_value() == day

    def tick(self, one):
        """Of radios one alone is on the way of Tab; arrows lead to the others."""
        if one.get_attribute("type") == "checkbox":
            self.go_to(one)
            self.page.keyboard.press("Space")
            return
        name = one.get_attribute("name")
        group = self.page.locator(f"input[name={name}]")
        checked = group.and_(self.page.locator(":checked"))
        self.go_to(checked if checked.count() else group.first)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if one.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"no arrow leads to {one}")

    def choose(self, one, words):
        self.go_to(one)
        self.page.keyboard.press("Home")
        for _ in range(one.locator("option").count()):
            if one.evaluate("one => one.selectedOptions[0].label") == words:
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"no arrow leads to {words}")

    def hand_over(self, one, paths):
        self.go_to(one)
        with self.page.expect_file_chooser() as opened:
            self.page.keyboard.press("Enter")
        opened.value.set_files(paths)

    def decide(self, button):
        """By the letter that the button shows."""
        self.page.keyboard.press(button.locator("kbd").inner_text().lower())

    def _is_in_content(self, one):
        return one.evaluate("one => document.getElementById('content').contains(one)")


HANDS = {"mouse": Mouse, "finger": Finger, "keys": Keys}
