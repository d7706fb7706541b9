using Banyan.Frame.Sources;

namespace Banyan.Sources.Friends;

/// <summary>A column of one of the joined datasets.</summary>
/// <param name="SourceIndex">0 for the main dataset, then the friends.</param>
/// <param name="Info">The column as that dataset names it.</param>
/// <param name="Joined">The column as the joined dataset names it.</param>
internal sealed record FriendColumn(int SourceIndex, ColumnInfo Info, ColumnInfo Joined);
