"""Questions of the public: the roll, a certificate, the words of a headline."""
