// The text of a page: a plain box, as a rich editor would take citations, boxes and certainty apart.

const { createClass, h } = globalThis;

const Text = createClass?.({
  render() {
    const { forID, value, classNameWrapper } = this.props;
    this.sent ??= value ?? "";
    return h("textarea", {
      ref: box => { this.box = box; },
      id: forID,
      className: `${classNameWrapper} page-text`,
      "aria-labelledby": `${forID}-label`,
      defaultValue: value ?? "", // not `value`: setting it at each letter would disturb how Japanese is typed
      onInput: () => this.send(),
    });
  },
  // What was changed elsewhere, as by “Revert”.
  componentDidUpdate() {
    const { value = "" } = this.props;
    if (value !== this.sent) this.box.value = this.sent = value;
  },
  send() {
    this.sent = this.box.value;
    this.props.onChange(this.sent);
  },
});

globalThis.CMS?.registerFieldType("page_text", Text);
