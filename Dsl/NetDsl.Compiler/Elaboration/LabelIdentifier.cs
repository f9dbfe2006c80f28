namespace NetDsl.Compiler.Elaboration;

/// <summary>The member of the generated <c>Label</c> enumeration that a class name becomes.</summary>
public static class LabelIdentifier
{
    /// <summary>
    /// Words begin with a capital, and what no identifier can hold falls out: <c>half moon</c> and <c>half-moon</c> become
    /// <c>HalfMoon</c>, <c>7</c> becomes <c>_7</c>. Empty where nothing is left.
    /// </summary>
    public static string Of(string label)
    {
        var identifier = new System.Text.StringBuilder();
        var beginsWord = true;
        foreach (var letter in label)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                beginsWord = true;
                continue;
            }

            identifier.Append(beginsWord ? char.ToUpperInvariant(letter) : letter);
            beginsWord = false;
        }

        return identifier.Length > 0 && !char.IsLetter(identifier[0]) ? "_" + identifier : identifier.ToString();
    }
}
