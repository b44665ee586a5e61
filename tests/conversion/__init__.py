"""The reference essays in other formats, made by the programs that people use: how much of them is read again."""
