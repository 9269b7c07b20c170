"""What a person or a collective achieved, in the form of the decree: figures and honours quoted, never typed."""
