using System.Globalization;

namespace NetDsl;

/// <summary>
/// A checkpoint: a safetensors file with the network's weights under their names, what the optimizer remembers, the best weights so
/// far, and the position as metadata. Numbers are written so that they read back to the bit.
/// </summary>
internal sealed class CheckpointFile(string path, Trainer trainer, Network network, int samples, OptimizerState optimizer, BestWeights? best)
{
    private const string Format = "netdsl.checkpoint";

    public void Save(TrainingPosition position)
    {
        var description = network.Description;
        List<StoredTensor> tensors = [.. Array.ConvertAll(description.Parameters, network.Parameters.Stored), .. optimizer.Tensors()];
        if (best is { Taken: true })
        {
            tensors.Add(BestTensor(best));
        }

        SafetensorsWriter.Write(path, [.. Settings(), .. PositionText.Write(position)], tensors);
    }

    /// <summary>Reads a checkpoint. Network and optimizer change only once the whole file was found to fit.</summary>
    /// <exception cref="WeightFileException">The file is damaged, or belongs to another training.</exception>
    public void Restore(TrainingPosition position)
    {
        using var reader = new SafetensorsReader(path);
        var metadata = reader.Header.Metadata;
        foreach (var (key, value) in Settings())
        {
            var found = metadata.GetValueOrDefault(key);
            if (found != value)
            {
                throw new WeightFileException(path, null, $"the checkpoint was written with {key} '{found ?? "none"}', but this training has '{value}'; restore the setting, or delete the file to begin anew");
            }
        }

        var description = network.Description;
        using var staged = WeightFile.Stage(reader, description);
        var bestEntry = best is not null && reader.Header.Entries.ContainsKey(BestTensor(best).Name)
            ? reader.Require(BestTensor(best).Name, BestTensor(best).Shape, description.Name)
            : null;
        if (!PositionText.TryRead(metadata, position) || (best is not null && bestEntry is null && position.Epochs.Count > 0))
        {
            throw new WeightFileException(path, null, "the checkpoint does not say where training was; delete the file to begin anew");
        }

        optimizer.Restore(reader);
        optimizer.Steps = position.Steps;
        if (bestEntry is not null)
        {
            reader.Read(bestEntry, best!.Values.Span);
            best.Taken = true;
        }

        WeightFile.Store(staged, network);
    }

    private static StoredTensor BestTensor(BestWeights best) => new(WeightFile.OwnPrefix + "best", [(int)best.Values.Length], best.Values, 0);

    /// <summary>The settings that must be the same for training to continue as if it had never stopped.</summary>
    private KeyValuePair<string, string>[] Settings() =>
    [
        new("format", Format),
        new("network", network.Description.Name),
        new("optimizer", trainer.Optimizer.GetType().Name),
        new("seed", trainer.Seed.ToString(CultureInfo.InvariantCulture)),
        new("batch size", trainer.BatchSize.ToString(CultureInfo.InvariantCulture)),
        new("samples", samples.ToString(CultureInfo.InvariantCulture)),
    ];
}
