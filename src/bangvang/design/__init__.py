"""How every page looks: base templates, parts with a name, style sheets, icons, fonts, and the words dates and sums take."""
