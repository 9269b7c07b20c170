"""Public comment (lấy ý kiến nhân dân): lists shown to everybody for some days, what people say of them, what became of it."""
