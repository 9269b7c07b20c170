"""Invented lists of nominees with known truth: declared layouts × encodings × kinds of file.

`people` invents who is on a list, `declared` and `held_out` say how lists look, `drawing` draws a list of one look,
`typings` and `writing` turn it into a file, `measuring` compares what was read with what is true. Everything comes from a seed.
"""
