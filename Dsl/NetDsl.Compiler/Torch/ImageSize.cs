using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// Whether the operations of a network are those of its declared image alone. Convolutions and poolings go over images of any size, and so does
/// what comes behind a pooling to a given size; a flattened image has a given number of features, and Keras' <c>same</c> pads by what the
/// size leaves over.
/// </summary>
internal static class ImageSize
{
    /// <param name="program">A network.</param>
    public static bool Matters(TorchProgram program)
    {
        // Values of a size that does not follow from the image's.
        var given = new HashSet<TorchValue>();
        foreach (var statement in program.Statements)
        {
            var isGiven = statement.Operands.All(given.Contains);
            var layer = statement.Node.Layer.Definition;
            // The maximum of a whole image is written as one window of its size.
            if (!isGiven && (statement.Operation is FlattenFunction || layer is GlobalMaxPool || (statement.Operation is PadFunction && layer is not ZeroPad)))
            {
                return true;
            }

            if (isGiven || !statement.Result.Shape.IsSpatial || statement.Operation is AdaptiveAvgPoolFunction or MeanFunction { Keep: true })
            {
                given.Add(statement.Result);
            }
        }

        return false;
    }
}
